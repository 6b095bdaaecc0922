package voicelab.protocols.sip;

/** The first Via value: {@code SIP/2.0/UDP host:port;branch=...;rport} (RFC 3261 section 20.42). */
final class TopVia {
    private TopVia() {}

    static void scan(byte[] b, Scan s, int from, int to) {
        int at = from;
        // sent-protocol: name / version / transport, spaces allowed around the slashes
        for (int slashes = 0; slashes < 2 && at < to; at++) if (b[at] == '/') slashes++;
        while (at < to && HeaderLines.isBlank(b[at])) at++;
        while (at < to && Tokens.isToken(b[at])) at++;
        int gap = at;
        while (at < to && HeaderLines.isBlank(b[at])) at++;
        if (at == gap || at >= to) s.wrong(400, "Via without a sent-by");
        s.viaStart = from;
        s.sentByStart = at;
        boolean bracket = false;
        while (at < to && (bracket || (b[at] != ';' && b[at] != ','))) {
            if (b[at] == '[') bracket = true;
            else if (b[at] == ']') bracket = false;
            at++;
        }
        s.sentByEnd = at;
        while (s.sentByEnd > s.sentByStart && HeaderLines.isBlank(b[s.sentByEnd - 1])) s.sentByEnd--;
        if (s.sentByEnd == s.sentByStart) s.wrong(400, "Via without a sent-by");
        s.viaEnd = params(b, s, at, to);
        s.viaSharesLine = s.viaEnd < to;
    }

    private static int params(byte[] b, Scan s, int from, int to) {
        int at = from;
        while (at < to && b[at] == ';') {
            int name = at + 1;
            while (name < to && HeaderLines.isBlank(b[name])) name++;
            int nameEnd = name;
            while (nameEnd < to && Tokens.isToken(b[nameEnd])) nameEnd++;
            if (nameEnd == name) s.wrong(400, "Empty parameter in Via");
            int end = nameEnd;
            boolean quoted = false;
            while (end < to && (quoted || (b[end] != ';' && b[end] != ','))) {
                if (b[end] == '"') quoted = !quoted;
                end++;
            }
            param(b, s, name, nameEnd, end);
            at = end;
        }
        return at;
    }

    private static void param(byte[] b, Scan s, int name, int nameEnd, int end) {
        int value = nameEnd;
        while (value < end && HeaderLines.isBlank(b[value])) value++;
        boolean valued = value < end && b[value] == '=';
        if (valued) value++;
        while (value < end && HeaderLines.isBlank(b[value])) value++;
        int valueEnd = end;
        while (valueEnd > value && HeaderLines.isBlank(b[valueEnd - 1])) valueEnd--;
        if (HeaderName.same(b, name, nameEnd, "branch")) {
            s.branchStart = value;
            s.branchEnd = valueEnd;
        } else if (HeaderName.same(b, name, nameEnd, "rport")) {
            s.rport = true;
            if (!valued) s.rportAt = nameEnd;
        }
    }
}
