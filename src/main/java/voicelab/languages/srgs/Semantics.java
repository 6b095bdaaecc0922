package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.ScriptFailure;
import voicelab.languages.ecmascript.Scripts;

/**
 * What a sentence means, Semantic Interpretation for Speech Recognition 1.0: each rule has its own variables, {@code out} is
 * its result, {@code rules} holds the results of the rules that it used, {@code meta} their texts. A rule without tags means
 * what its last rule means, or else its own text. With {@code semantics/1.0-literals} a tag is the result itself.
 */
public final class Semantics {
    private static final String RULE_VARIABLES = """
            var out = {};
            var rules = { latest: function () { return _latest$; } };
            var meta = { current: function () { return { text: _text$, score: 1 }; },
                         latest: function () { return _latestMeta$; } };
            """;

    private final Scripts scripts;
    private final boolean literals;
    private final Scope globals;

    private Semantics(Grammar grammar, Scripts scripts) {
        this.scripts = scripts;
        this.literals = grammar.tagFormat().contains("literals");
        this.globals = scripts.scope(null, null);
    }

    /** A script value. */
    public static Object of(Grammar grammar, Match match, Scripts scripts) throws ScriptFailure {
        Semantics semantics = new Semantics(grammar, scripts);
        if (!semantics.literals)
            for (String tag : grammar.globalTags()) scripts.run(semantics.globals, tag, "tag of the grammar", 1);
        return semantics.rule(match.parse());
    }

    private Object rule(List<Parse> inside) throws ScriptFailure {
        Scope scope = scripts.scope(null, globals);
        for (String name : List.of("_latest$", "_latestMeta$")) scope.put(name, Scripts.UNDEFINED);
        scope.put("_text$", "");
        if (!literals) scripts.run(scope, RULE_VARIABLES, "rule", 1);
        List<String> words = new ArrayList<>();
        Object literal = null;
        boolean tagged = false;
        boolean referred = false;
        for (Parse step : inside) {
            if (step instanceof Parse.Word word) {
                words.add(word.text());
            } else if (step instanceof Parse.RuleUse use) {
                referred = true;
                use(use, scope, words);
            } else if (step instanceof Parse.Tag tag) {
                tagged = true;
                literal = tag.text();
                scope.put("_text$", String.join(" ", words));
                if (!literals) scripts.run(scope, tag.text(), "tag", 1);
            }
        }
        if (tagged) return literals ? literal : scope.get("out");
        return referred ? scope.get("_latest$") : String.join(" ", words);
    }

    private void use(Parse.RuleUse use, Scope scope, List<String> words) throws ScriptFailure {
        Object value = rule(use.inside());
        List<String> inner = new ArrayList<>();
        collect(use.inside(), inner);
        words.addAll(inner);
        String name = use.rule().substring(use.rule().lastIndexOf('#') + 1);
        Object meta = scripts.wrap(Map.of("text", String.join(" ", inner), "score", 1));
        scope.put("_latest$", value);
        scope.put("_latestMeta$", meta);
        scripts.setMember(scope.get("rules"), name, value);
        scripts.setMember(scope.get("meta"), name, meta);
    }

    private static void collect(List<Parse> steps, List<String> words) {
        for (Parse step : steps) {
            if (step instanceof Parse.Word word) words.add(word.text());
            else if (step instanceof Parse.RuleUse use) collect(use.inside(), words);
        }
    }
}
