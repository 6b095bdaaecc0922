package voicelab.languages.voicexml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.ScriptFailure;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.srgs.BuiltinGrammar;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.Semantics;

/**
 * What matched input means: the value of an option or of a built-in type, else SISR 1.0. Grammars that declare no
 * {@code tag-format} may also have the older tags that VoiceXML 2.0's own tests use: variables, {@code $}, or an expression.
 */
final class Interpretation {
    private static final Pattern SISR = Pattern.compile("\\b(out|rules|meta)\\b");

    private final Frame frame;

    Interpretation(Frame frame) {
        this.frame = frame;
    }

    /** A script value; null when the input is no value of its built-in type after all. */
    Object of(GrammarSet.Hit hit, String utterance) throws Departure {
        ActiveGrammar active = hit.active();
        if (active.action() instanceof ActiveGrammar.Action.FillValue option) return option.value();
        if (active.builtin() != null) {
            boolean spoken = active.grammar().mode() == Grammar.Mode.VOICE;
            String keys = spoken ? String.join("", hit.match().tags()) : utterance;
            Object value = BuiltinGrammar.value(active.builtin(), active.parameters(), keys);
            return value == null ? null : frame.run.scripts.wrap(value);
        }
        List<String> tags = hit.match().tags();
        if (tags.isEmpty() && active.grammar().tagFormat().isEmpty()) return utterance;
        boolean older = active.grammar().tagFormat().isEmpty()
                && tags.stream().noneMatch(tag -> SISR.matcher(tag).find());
        if (older) return olderTags(tags);
        try {
            return Semantics.of(active.grammar(), hit.match(), frame.run.scripts);
        } catch (ScriptFailure e) {
            throw frame.thrown("error.semantic", frame.item.element(), "tag " + tags + ": " + e.getMessage());
        }
    }

    private Object olderTags(List<String> tags) throws Departure {
        Scripts scripts = frame.run.scripts;
        Scope scope = scripts.scope(null, null);
        Object out = scripts.wrap(Map.of());
        scope.put("$", out);
        Object last = Scripts.UNDEFINED;
        try {
            for (String tag : tags) last = scripts.evaluate(scope, tag, "tag", 1);
        } catch (ScriptFailure e) {
            throw frame.thrown("error.semantic", frame.item.element(), "tag " + tags + ": " + e.getMessage());
        }
        if (scope.get("$") != out) return scope.get("$");
        if (scripts.plain(out) instanceof Map<?, ?> members && !members.isEmpty()) return out;
        Map<String, Object> declared = scope.names();
        declared.remove("$");
        if (declared.isEmpty()) return last;
        Object result = scripts.wrap(Map.of());
        declared.forEach((name, value) -> scripts.setMember(result, name, value));
        return result;
    }
}
