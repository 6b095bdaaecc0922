package voicelab.engines.sql.tds;

import java.util.regex.Pattern;

/** T-SQL's LIKE as a regular expression, in any case: {@code %}, {@code _}, {@code [a-f]}, {@code [^a]}. */
public final class LikePattern {
    private LikePattern() {}

    static Pattern of(String pattern) {
        return Pattern.compile(regex(pattern), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Without its ends. */
    public static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + 1) : -1;
            if (c == '%') regex.append(".*");
            else if (c == '_') regex.append('.');
            else if (close > i + 1) {
                regex.append(set(pattern.substring(i + 1, close)));
                i = close;
            } else regex.append(Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }

    private static String set(String inside) {
        boolean not = inside.startsWith("^") && inside.length() > 1;
        StringBuilder set = new StringBuilder(not ? "[^" : "[");
        for (int i = not ? 1 : 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            boolean range = c == '-' && i > 0 && i < inside.length() - 1;
            if (!range && !Character.isLetterOrDigit(c)) set.append('\\');
            set.append(c);
        }
        return set.append(']').toString();
    }
}
