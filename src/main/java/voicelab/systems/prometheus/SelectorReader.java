package voicelab.systems.prometheus;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.metrics.MetricNames;

/** Reads an instant vector selector of PromQL; whatever else PromQL has is told as not done. */
final class SelectorReader {
    private static final int MAX_CHARS = 4_000;
    private static final int MAX_MATCHERS = 32;

    private final String text;
    private int at;

    private SelectorReader(String text) {
        this.text = text;
    }

    static Selector read(String query) throws SelectorFault {
        if (query.length() > MAX_CHARS)
            throw SelectorFault.bad("a query has at most " + MAX_CHARS + " characters here");
        return new SelectorReader(query).selector();
    }

    private Selector selector() throws SelectorFault {
        List<LabelMatcher> matchers = new ArrayList<>();
        skip();
        if (end()) throw bad("no expression found in input");
        String name = name(true);
        if (!name.isEmpty()) matchers.add(new LabelMatcher(Series.NAME, name, null, false));
        skip();
        boolean braces = take("{");
        if (braces) matchers(matchers);
        skip();
        if (!end()) throw notDone(name, braces);
        if (matchers.stream().allMatch(m -> m.fits("")))
            throw bad("vector selector must contain at least one non-empty matcher");
        return new Selector(List.copyOf(matchers));
    }

    private SelectorFault notDone(String name, boolean braces) {
        if (name.isEmpty() && !braces && "(+-0123456789\"'.`".indexOf(text.charAt(at)) < 0)
            return bad("unexpected character: '" + text.charAt(at) + "'");
        if (text.charAt(at) == '}' || text.charAt(at) == ')' || text.charAt(at) == ']')
            return bad("unexpected \"" + text.charAt(at) + "\"");
        String rest = text.substring(at);
        return SelectorFault.notDone(
                "PromQL beyond a selector (" + rest.substring(0, Math.min(rest.length(), 40)) + ")");
    }

    private void matchers(List<LabelMatcher> into) throws SelectorFault {
        while (true) {
            skip();
            if (take("}")) return;
            into.add(matcher());
            if (into.size() > MAX_MATCHERS) throw bad("more than " + MAX_MATCHERS + " matchers");
            skip();
            if (take(",")) continue;
            if (take("}")) return;
            throw bad("unexpected end or character in label matching, expected \",\" or \"}\"");
        }
    }

    private LabelMatcher matcher() throws SelectorFault {
        String label = name(false);
        if (label.isEmpty()) throw bad("unexpected character inside braces, expected a label name or \"}\"");
        skip();
        String operator = operator();
        skip();
        String value = string();
        BoundedRegex regex = operator.endsWith("~") ? BoundedRegex.of(value) : null;
        return new LabelMatcher(label, value, regex, operator.startsWith("!"));
    }

    private String operator() throws SelectorFault {
        for (String each : new String[] {"=~", "!~", "!=", "="}) if (take(each)) return each;
        throw bad("expected label matching operator");
    }

    private String string() throws SelectorFault {
        char quote = end() ? 0 : text.charAt(at);
        if (quote != '"' && quote != '\'' && quote != '`') throw bad("a quoted string is expected");
        at++;
        StringBuilder out = new StringBuilder();
        while (!end()) {
            char c = text.charAt(at++);
            if (c == quote) return out.toString();
            if (c == '\n' && quote != '`') break;
            out.append(c == '\\' && quote != '`' ? escape() : c);
        }
        throw bad("unterminated quoted string");
    }

    private char escape() throws SelectorFault {
        char c = end() ? 0 : text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\', '"', '\'' -> c;
            default -> throw bad("unknown escape sequence");
        };
    }

    private String name(boolean metric) {
        int from = at;
        while (!end()) {
            String sofar = text.substring(from, at + 1);
            if (!(metric ? MetricNames.isMetric(sofar) : MetricNames.isLabel(sofar))) break;
            at++;
        }
        return text.substring(from, at);
    }

    private boolean take(String sign) {
        if (!text.startsWith(sign, at)) return false;
        at += sign.length();
        return true;
    }

    private void skip() {
        while (!end() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private boolean end() {
        return at >= text.length();
    }

    private SelectorFault bad(String what) {
        return SelectorFault.bad("1:" + (at + 1) + ": parse error: " + what);
    }
}
