package voicelab.protocols.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code ;name=value} list of a URI or a header, in order; names in lower case, a flag's value is the empty string. */
final class Params {
    private static final int MOST = 256;

    private Params() {}

    /** Reads from the first semicolon at or after {@code from}; quoted values lose their quotes. */
    static Map<String, String> read(String text, int from) {
        Map<String, String> found = new LinkedHashMap<>();
        int at = text.indexOf(';', from);
        while (at >= 0 && found.size() < MOST) {
            int end = end(text, at + 1);
            String one = text.substring(at + 1, end);
            int equals = one.indexOf('=');
            String name = (equals < 0 ? one : one.substring(0, equals)).trim().toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : unquote(one.substring(equals + 1).trim());
            if (!name.isEmpty()) found.putIfAbsent(name, value);
            at = end < text.length() ? end : -1;
        }
        return found;
    }

    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ';') return i;
        }
        return text.length();
    }

    static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') return value;
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\' && i + 1 < value.length() - 1) i++;
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }

    static String text(Map<String, String> params) {
        StringBuilder out = new StringBuilder();
        params.forEach((name, value) -> {
            out.append(';').append(name);
            if (!value.isEmpty()) out.append('=').append(value);
        });
        return out.toString();
    }
}
