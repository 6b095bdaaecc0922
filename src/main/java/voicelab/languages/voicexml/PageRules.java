package voicelab.languages.voicexml;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;

/** Which attributes an element must have, and which exclude each other: the sentences "exactly one of ..." of VoiceXML. */
final class PageRules {
    private record Choice(int least, int most, List<String> attributes) {}

    private static final Set<String> ITEMS =
            Set.of("block", "field", "initial", "object", "record", "subdialog", "transfer");

    /** {@code #content} counts inline content as if it were an attribute. */
    private static final Map<String, List<Choice>> RULES = Map.ofEntries(
            rule("goto", one("next", "expr", "nextitem", "expritem")),
            rule("submit", one("next", "expr")),
            rule("throw", one("event", "eventexpr"), upToOne("message", "messageexpr")),
            rule("return", upToOne("event", "eventexpr", "namelist"), upToOne("message", "messageexpr")),
            rule("link", one("next", "expr", "event", "eventexpr"), upToOne("message", "messageexpr")),
            rule("choice", one("next", "expr", "event", "eventexpr"), upToOne("message", "messageexpr")),
            rule("exit", upToOne("expr", "namelist")),
            rule("audio", one("src", "expr")),
            rule("value", one("expr")),
            rule("assign", one("name"), one("expr")),
            rule("var", one("name")),
            rule("if", one("cond")),
            rule("elseif", one("cond")),
            rule("foreach", one("array"), one("item")),
            rule("script", one("src", "srcexpr", "#content")),
            rule("data", one("src", "srcexpr")),
            rule("subdialog", one("src", "srcexpr")),
            rule("transfer", one("dest", "destexpr"), upToOne("bridge", "type"), upToOne("aai", "aaiexpr")),
            rule("param", one("name"), one("expr", "value")),
            rule("property", one("name"), one("value")),
            rule("mark", one("name", "nameexpr")),
            rule("vxml", one("version")));

    private PageRules() {}

    /** VoiceXML 2.0 2.1.3 and 2.4: what concerns a form as a whole. */
    static void checkForm(MarkupElement form) throws MarkupException {
        Set<String> names = new HashSet<>();
        for (MarkupElement item : form.elements().toList()) {
            if (ITEMS.contains(item.name()) && item.has("name") && !names.add(item.get("name")))
                throw new MarkupException(item.line(), "a second form item " + item.get("name"));
            for (MarkupElement filled : item.elements("filled").toList())
                if (filled.has("mode") || filled.has("namelist"))
                    throw new MarkupException(filled.line(), "<filled> of an item has neither mode nor namelist");
        }
    }

    static void check(MarkupElement element) throws MarkupException {
        for (Choice choice : RULES.getOrDefault(element.name(), List.of())) {
            long present = choice.attributes().stream()
                    .filter(name -> name.equals("#content") ? element.hasContent() : element.has(name))
                    .count();
            if (present < choice.least() || present > choice.most())
                throw new MarkupException(
                        element.line(),
                        "<" + element.name() + "> needs " + (choice.least() == 1 ? "exactly" : "at most") + " one of "
                                + String.join(", ", choice.attributes()) + ", it has " + present);
        }
    }

    private static Map.Entry<String, List<Choice>> rule(String element, Choice... choices) {
        return Map.entry(element, List.of(choices));
    }

    private static Choice one(String... attributes) {
        return new Choice(1, 1, Arrays.asList(attributes));
    }

    private static Choice upToOne(String... attributes) {
        return new Choice(0, 1, Arrays.asList(attributes));
    }
}
