package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;
import voicelab.languages.markup.MarkupText;

/** A {@code <grammar>} element to a {@link Grammar}. */
public final class GrammarReader {
    /** {@code repeat="2-"} has no end in the specification; here it ends. */
    public static final int MAX_REPEAT = 256;

    private static final Pattern REPEAT = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4})?)?");
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String KEYS = "0123456789*#ABCD";

    private final Grammar.Mode mode;

    private GrammarReader(Grammar.Mode mode) {
        this.mode = mode;
    }

    public static Grammar read(MarkupElement grammar) throws GrammarException {
        if (!grammar.is("grammar")) throw new GrammarException(grammar.line(), "the root is <" + grammar.name() + ">");
        Grammar.Mode mode = switch (grammar.get("mode", "voice")) {
            case "dtmf" -> Grammar.Mode.DTMF;
            case "voice" -> Grammar.Mode.VOICE;
            default -> throw new GrammarException(grammar.line(), "mode " + grammar.get("mode"));
        };
        Map<String, Expansion> rules = new HashMap<>();
        GrammarReader reader = new GrammarReader(mode);
        String first = null;
        for (MarkupElement rule : grammar.elements("rule").toList()) {
            String id = rule.get("id");
            if (id == null || id.isBlank()) throw new GrammarException(rule.line(), "a rule without id");
            if (rules.put(id, reader.content(rule)) != null)
                throw new GrammarException(rule.line(), "a second rule " + id);
            if (first == null) first = id;
        }
        if (first == null) throw new GrammarException(grammar.line(), "a grammar without rule");
        String root = grammar.get("root", first);
        if (!rules.containsKey(root)) throw new GrammarException(grammar.line(), "no rule " + root + " for the root");
        for (MarkupElement rule : grammar.elements("rule").toList()) checkReferences(rule, rules);
        List<String> globals =
                grammar.elements("tag").map(tag -> tag.text().strip()).toList();
        return new Grammar(mode, root, rules, grammar.get("tag-format", ""), globals);
    }

    private static void checkReferences(MarkupElement within, Map<String, Expansion> rules) throws GrammarException {
        for (MarkupElement element : within.elements().toList()) {
            String uri = element.is("ruleref") ? element.get("uri") : null;
            if (uri != null && !rules.containsKey(uri.substring(1)))
                throw new GrammarException(element.line(), "no rule " + uri.substring(1));
            checkReferences(element, rules);
        }
    }

    private Expansion content(MarkupElement element) throws GrammarException {
        List<Expansion> parts = new ArrayList<>();
        for (MarkupNode child : element.children()) {
            if (child instanceof MarkupText text) tokens(text, parts);
            else if (child instanceof MarkupElement inner && isOurs(inner, element)) parts.add(expansion(inner));
        }
        return parts.size() == 1 ? parts.get(0) : new Expansion.Sequence(parts);
    }

    /** Elements of other namespaces are passed over (SRGS 1.0 section 5.4), examples too. */
    private static boolean isOurs(MarkupElement inner, MarkupElement parent) {
        return inner.namespace().equals(parent.namespace()) && !inner.is("example");
    }

    private Expansion expansion(MarkupElement element) throws GrammarException {
        return switch (element.name()) {
            case "item" -> repeated(element);
            case "one-of" -> oneOf(element);
            case "ruleref" -> reference(element);
            case "token" -> token(element.text().strip(), element.line());
            case "tag" -> new Expansion.Tag(element.text().strip());
            default -> throw new GrammarException(element.line(), "<" + element.name() + "> does not belong here");
        };
    }

    private Expansion oneOf(MarkupElement element) throws GrammarException {
        List<Expansion> choices = new ArrayList<>();
        for (MarkupElement item : element.elements().toList()) {
            // strictly only <item> belongs here; grammars in the wild, and in the suites, have these two
            if (item.is("tag") && !choices.isEmpty()) {
                int last = choices.size() - 1;
                choices.set(last, new Expansion.Sequence(List.of(choices.get(last), expansion(item))));
                continue;
            }
            if (item.is("ruleref")) {
                choices.add(reference(item));
                continue;
            }
            if (!item.is("item"))
                throw new GrammarException(item.line(), "<" + item.name() + "> in <one-of> is no <item>");
            choices.add(repeated(item));
        }
        if (choices.isEmpty()) throw new GrammarException(element.line(), "<one-of> without <item>");
        return new Expansion.OneOf(choices);
    }

    private Expansion repeated(MarkupElement item) throws GrammarException {
        Expansion part = content(item);
        String repeat = item.get("repeat");
        if (repeat == null) return part;
        Matcher matcher = REPEAT.matcher(repeat.strip());
        if (!matcher.matches()) throw new GrammarException(item.line(), "repeat " + repeat);
        int min = Integer.parseInt(matcher.group(1));
        int max = matcher.group(2) != null
                ? Integer.parseInt(matcher.group(2))
                : repeat.contains("-") ? Math.max(min, MAX_REPEAT) : min;
        if (max < min || max > MAX_REPEAT) throw new GrammarException(item.line(), "repeat " + repeat);
        return new Expansion.Repeat(part, min, max);
    }

    private Expansion reference(MarkupElement element) throws GrammarException {
        String special = element.get("special");
        if (special != null) {
            try {
                return new Expansion.Special(Expansion.Special.Kind.valueOf(special));
            } catch (IllegalArgumentException e) {
                throw new GrammarException(element.line(), "special " + special);
            }
        }
        String uri = element.get("uri");
        if (uri == null || uri.length() < 2) throw new GrammarException(element.line(), "<ruleref> without uri");
        if (uri.charAt(0) != '#')
            throw new GrammarException(element.line(), "a reference to another document is not implemented: " + uri);
        return new Expansion.RuleRef(uri.substring(1));
    }

    private void tokens(MarkupText text, List<Expansion> parts) throws GrammarException {
        Matcher matcher = TOKEN.matcher(text.text());
        while (matcher.find())
            parts.add(token(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), text.line()));
    }

    private Expansion token(String text, int line) throws GrammarException {
        if (mode == Grammar.Mode.DTMF) return new Expansion.Token(key(text, line));
        List<Expansion> words = new ArrayList<>();
        List<String> written = Words.written(text);
        List<String> compared = Words.of(text);
        for (int i = 0; i < compared.size(); i++) words.add(new Expansion.Token(compared.get(i), written.get(i)));
        return words.size() == 1 ? words.get(0) : new Expansion.Sequence(words);
    }

    private static String key(String text, int line) throws GrammarException {
        // SRGS 1.0 appendix E: the keys by sign or by name
        String sign = switch (text.toLowerCase(Locale.ROOT)) {
            case "star" -> "*";
            case "pound", "hash" -> "#";
            default -> text.toUpperCase(Locale.ROOT);
        };
        if (sign.length() != 1 || KEYS.indexOf(sign.charAt(0)) < 0)
            throw new GrammarException(
                    line, "\"" + text + "\" is no key: write each of 0-9 * # A-D apart from the next (\"1 2\")");
        return sign;
    }
}
