package voicelab.engines.sql.pg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as the engine's messages have them, as PostgreSQL's messages would. */
final class EngineLiterals {
    private static final Pattern CAST =
            Pattern.compile("^CAST\\((.*) AS [^()]*(?:\\([^()]*\\))?[^()]*\\)$", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("^(U&|[A-Z ]* )?'(.*)'$", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\+(?:([0-9a-fA-F]{4})|\\+([0-9a-fA-F]{6}))");

    private EngineLiterals() {}

    /** {@code CAST(1 AS BIGINT), 'a'} as {@code 1, a}. */
    static String list(String values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i <= values.length(); i++) {
            char c = i < values.length() ? values.charAt(i) : ',';
            if (c == '\'') quoted = !quoted;
            else if (!quoted && (c == '(' || c == '[')) depth++;
            else if (!quoted && (c == ')' || c == ']')) depth--;
            if (i < values.length() && (c != ',' || quoted || depth > 0)) continue;
            out.append(out.isEmpty() ? "" : ", ")
                    .append(one(values.substring(from, i).strip()));
            from = i + 1;
        }
        return out.toString();
    }

    private static String one(String value) {
        Matcher cast = CAST.matcher(value);
        if (cast.find()) return one(cast.group(1));
        if (value.equals("NULL")) return "null";
        if (value.equals("TRUE") || value.equals("FALSE"))
            return value.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
        Matcher text = TEXT.matcher(value);
        if (!text.find()) return value;
        String bare = text.group(2).replace("''", "'");
        return "U&".equals(text.group(1)) ? decoded(bare) : bare;
    }

    private static String decoded(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1), 16))));
    }
}
