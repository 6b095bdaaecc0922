package voicelab.protocols.sip;

/** The first line: {@code METHOD SP URI SP SIP/2.0} or {@code SIP/2.0 SP code SP reason} (RFC 3261 section 7). */
final class StartLine {
    private static final int SHOWN = 40;

    private StartLine() {}

    static void scan(byte[] b, Scan s) throws SipMalformed {
        int end = 0;
        while (end + 1 < b.length && !(b[end] == '\r' && b[end + 1] == '\n')) end++;
        if (end + 1 >= b.length) throw new SipMalformed("no line end in " + b.length + " bytes: " + shown(b));
        s.firstHeader = end + 2;
        if (HeaderName.same(b, 0, Math.min(4, end), "sip/")) response(b, s, end);
        else request(b, s, end);
    }

    private static void response(byte[] b, Scan s, int end) throws SipMalformed {
        int at = 0;
        while (at < end && b[at] != ' ') at++;
        long code = at + 4 <= end ? Numbers.read(b, at + 1, at + 4, 699) : -1;
        if (code < 100 || (at + 4 < end && b[at + 4] != ' '))
            throw new SipMalformed("status line without a code from 100 to 699: " + shown(b));
        s.status = (int) code;
        s.uriStart = Math.min(at + 5, end);
        s.uriEnd = end;
        s.versionEnd = at;
        if (!HeaderName.same(b, 0, at, "sip/2.0")) s.wrong(505, "Version Not Supported");
    }

    private static void request(byte[] b, Scan s, int end) throws SipMalformed {
        int method = 0;
        while (method < end && Tokens.isToken(b[method])) method++;
        int version = lastWord(b, end);
        if (method == 0 || method >= end || b[method] != ' ' || version < 0)
            throw new SipMalformed("neither a request line nor a status line: " + shown(b));
        s.methodEnd = method;
        s.uriStart = method + 1;
        int trimmed = version;
        while (trimmed > s.uriStart && Tokens.isSpace(b[trimmed - 1])) trimmed--;
        s.uriEnd = trimmed;
        s.versionEnd = end;
        while (s.uriStart < s.uriEnd && Tokens.isSpace(b[s.uriStart])) s.uriStart++;
        check(b, s, end, version);
    }

    /** Where the word {@code SIP/...} begins; -1 when the line has none. */
    private static int lastWord(byte[] b, int end) {
        int to = end;
        while (to > 0 && Tokens.isSpace(b[to - 1])) to--;
        int from = to;
        while (from > 0 && !Tokens.isSpace(b[from - 1])) from--;
        return HeaderName.same(b, from, Math.min(from + 4, to), "sip/") ? from : -1;
    }

    private static void check(byte[] b, Scan s, int end, int version) {
        if (s.uriEnd <= s.uriStart) s.wrong(400, "Request line without a URI");
        else if (b[s.uriStart] == '<') s.wrong(400, "Request URI in angle brackets");
        // RFC 4475 3.1.2.8 and 3.1.2.9: exactly one space between the parts, none behind
        else if (version - s.uriEnd != 1 || s.uriStart != s.methodEnd + 1 || Tokens.isSpace(b[end - 1]))
            s.wrong(400, "Spaces in the request line");
        for (int i = s.uriStart; i < s.uriEnd; i++)
            if (b[i] <= ' ' && b[i] >= 0) s.wrong(400, "Space in the request URI");
        if (!HeaderName.same(b, version, Math.max(version, trim(b, end)), "sip/2.0"))
            s.wrong(505, "Version Not Supported");
    }

    private static int trim(byte[] b, int end) {
        int to = end;
        while (to > 0 && Tokens.isSpace(b[to - 1])) to--;
        return to;
    }

    private static String shown(byte[] b) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, b.length); i++) text.append(b[i] < ' ' || b[i] > '~' ? '.' : (char) b[i]);
        return text.toString();
    }
}
