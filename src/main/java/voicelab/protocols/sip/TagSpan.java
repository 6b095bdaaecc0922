package voicelab.protocols.sip;

/** Finds {@code ;tag=} in a From or To value, outside quotes and angle brackets. A span is two offsets in one long. */
final class TagSpan {
    private static final long NONE = 0xffff_ffffL;

    private TagSpan() {}

    static int start(long span) {
        return (int) span;
    }

    static int end(long span) {
        return (int) (span >>> 32);
    }

    static long find(byte[] b, int from, int to, Scan s, String header) {
        boolean quoted = false;
        boolean angle = false;
        for (int i = from; i < to; i++) {
            int c = b[i];
            if (quoted) {
                if (c == '\\') i++;
                else if (c == '"') quoted = false;
            } else if (c == '"') quoted = true;
            else if (c == '<') angle = true;
            else if (c == '>') angle = false;
            else if (c == ';' && !angle && isTag(b, i + 1, to)) return span(b, i + 1, to);
        }
        if (quoted) s.wrong(400, "Quote without its end in " + header);
        else if (angle) s.wrong(400, "Angle bracket without its end in " + header);
        return NONE;
    }

    private static boolean isTag(byte[] b, int at, int to) {
        int name = blanks(b, at, to);
        if (name + 3 > to || !HeaderName.same(b, name, name + 3, "tag")) return false;
        int equals = blanks(b, name + 3, to);
        return equals < to && b[equals] == '=';
    }

    private static long span(byte[] b, int at, int to) {
        int equals = at;
        while (b[equals] != '=') equals++;
        int start = blanks(b, equals + 1, to);
        int end = start;
        while (end < to && b[end] != ';' && !HeaderLines.isBlank(b[end])) end++;
        return end > start ? (long) end << 32 | start : NONE;
    }

    private static int blanks(byte[] b, int at, int to) {
        int i = at;
        while (i < to && HeaderLines.isBlank(b[i])) i++;
        return i;
    }
}
