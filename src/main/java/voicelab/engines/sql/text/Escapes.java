package voicelab.engines.sql.text;

/** The backslashes of {@code E'...'} (PostgreSQL's manual, 4.1.2.2). */
public final class Escapes {
    private Escapes() {}

    /**
     * Reads one escape.
     *
     * @param at of the backslash
     * @return where the text goes on
     */
    static int read(String sql, int at, StringBuilder out) throws LexicalFault {
        if (at + 1 >= sql.length()) throw new LexicalFault("unterminated quoted string", at);
        char c = sql.charAt(at + 1);
        int plain = "bfnrt".indexOf(c);
        if (plain >= 0) {
            out.append("\b\f\n\r\t".charAt(plain));
            return at + 2;
        }
        return switch (c) {
            case 'x' -> digits(sql, at, at + 2, 2, 16, out);
            case 'u' -> digits(sql, at, at + 2, 4, 16, out);
            case 'U' -> digits(sql, at, at + 2, 8, 16, out);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(sql, at, at + 1, 3, 8, out);
            default -> {
                out.append(c);
                yield at + 2;
            }
        };
    }

    private static int digits(String sql, int start, int from, int most, int base, StringBuilder out)
            throws LexicalFault {
        int end = from;
        while (end < sql.length() && end < from + most && Character.digit(sql.charAt(end), base) >= 0) end++;
        if (end == from) throw new LexicalFault("invalid escape in a string", start);
        long point = Long.parseLong(sql.substring(from, end), base);
        if (point == 0 || point > Character.MAX_CODE_POINT)
            throw new LexicalFault("invalid Unicode escape value", start);
        out.appendCodePoint((int) point);
        return end;
    }
}
