package voicelab.languages.voicexml;

import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.ScriptFailure;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.srgs.BuiltinGrammar;
import voicelab.languages.srgs.Grammar;

/**
 * What matched input means. Tags of the format {@code semantics/1.0-literals} are strings, the last one counts; others are
 * ECMAScript: they assign {@code out} (or {@code $}), declare variables, or are an expression. Of SISR 1.0 {@code rules} and
 * {@code meta} are not here: a tag that names them is {@code error.semantic}.
 */
final class Interpretation {
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
        if (tags.isEmpty()) return utterance;
        if (active.grammar().tagFormat().contains("literals")) return tags.get(tags.size() - 1);
        return scripts(tags);
    }

    private Object scripts(List<String> tags) throws Departure {
        Scripts scripts = frame.run.scripts;
        Scope scope = scripts.scope(null, null);
        Object out = scripts.wrap(Map.of());
        scope.put("out", out);
        scope.put("$", out);
        Object last = Scripts.UNDEFINED;
        try {
            for (String tag : tags) last = scripts.evaluate(scope, tag, "tag", 1);
        } catch (ScriptFailure e) {
            throw frame.thrown("error.semantic", frame.item.element(), "tag " + tags + ": " + e.getMessage());
        }
        for (String name : List.of("out", "$")) if (scope.get(name) != out) return scope.get(name);
        if (scripts.plain(out) instanceof Map<?, ?> members && !members.isEmpty()) return out;
        Map<String, Object> declared = scope.names();
        declared.remove("out");
        declared.remove("$");
        if (declared.isEmpty()) return last;
        Object result = scripts.wrap(Map.of());
        declared.forEach((name, value) -> scripts.setMember(result, name, value));
        return result;
    }
}
