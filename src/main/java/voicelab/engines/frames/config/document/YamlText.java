package voicelab.engines.frames.config.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes scalars as YAML 1.2 that YAML 1.1 readers understand alike: what could be taken for something else is quoted. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./\\\\@+-]*( [A-Za-z0-9_./\\\\@+-]+)*");
    private static final Pattern LINES = Pattern.compile("[^\\p{Cntrl}\\s][^\\p{Cntrl}]*(\\n[^\\p{Cntrl}]*)+");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlText() {}

    static String key(String text) {
        return PLAIN.matcher(text).matches() && !word(text) ? text : quoted(text);
    }

    /** @param indent of the line that it stands on; a text of several lines goes on two further in */
    static String scalar(String text, int indent) {
        if (PLAIN.matcher(text).matches() && !word(text)) return text;
        boolean one = text.endsWith("\n") && !text.endsWith("\n\n");
        if (LINES.matcher(text).matches() && !text.endsWith("\n\n") && (one || !text.endsWith("\n"))) {
            String body = one ? text.substring(0, text.length() - 1) : text;
            String margin = "\n" + " ".repeat(indent + 2);
            return (one ? "|" : "|-") + margin + body.replace("\n", margin);
        }
        return quoted(text);
    }

    private static boolean word(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff)
                        out.append(String.format("\\u%04x", (int) c));
                    else out.append(c);
                }
            }
        }
        return out.append('"').toString();
    }
}
