package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;

/** The fields of one line of COPY (PostgreSQL's manual, COPY, "File Formats"); null for NULL. */
final class CopyFields {
    private CopyFields() {}

    static List<String> text(String line, CopyOptions options) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i < line.length() && line.charAt(i) == '\\') {
                i++;
                continue;
            }
            if (i < line.length() && line.charAt(i) != options.delimiter()) continue;
            String raw = line.substring(from, Math.min(i, line.length()));
            fields.add(raw.equals(options.empty()) ? null : unescaped(raw));
            from = i + 1;
        }
        if (from == line.length() + 1 || (!fields.isEmpty() && from > line.length())) return fields;
        // a backslash stood last
        String raw = line.substring(from);
        fields.add(raw.equals(options.empty()) ? null : unescaped(raw));
        return fields;
    }

    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) return raw;
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            char next = raw.charAt(++i);
            int plain = "bfnrtv".indexOf(next);
            if (plain >= 0) out.append("\b\f\n\r\t\u000b".charAt(plain));
            else if (next == 'x' && i + 1 < raw.length() && Character.digit(raw.charAt(i + 1), 16) >= 0) {
                int end = i + 1;
                while (end < raw.length() && end < i + 3 && Character.digit(raw.charAt(end), 16) >= 0) end++;
                out.append((char) Integer.parseInt(raw.substring(i + 1, end), 16));
                i = end - 1;
            } else if (next >= '0' && next <= '7') {
                int end = i;
                while (end < raw.length() && end < i + 3 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') end++;
                out.append((char) Integer.parseInt(raw.substring(i, end), 8));
                i = end - 1;
            } else out.append(next);
        }
        return out.toString();
    }

    static List<String> csv(String line, CopyOptions options) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        boolean wasQuoted = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : options.delimiter();
            if (inside && i < line.length()) {
                boolean pair = c == options.escape()
                        && i + 1 < line.length()
                        && (line.charAt(i + 1) == options.quote() || line.charAt(i + 1) == options.escape());
                if (pair) field.append(line.charAt(++i));
                else if (c == options.quote()) inside = false;
                else field.append(c);
            } else if (c == options.quote() && i < line.length()) {
                inside = true;
                wasQuoted = true;
            } else if (c == options.delimiter()) {
                String text = field.toString();
                fields.add(!wasQuoted && text.equals(options.empty()) ? null : text);
                field.setLength(0);
                wasQuoted = false;
            } else field.append(c);
        }
        return fields;
    }
}
