package voicelab.protocols.sip;

/**
 * One pass over a message: start line, the headers that transactions and proxies need, body bounds. Line ends are CRLF,
 * folded lines are followed (RFC 3261 section 7.3.1). What is wrong is noted in {@link Scan#problem}; only bytes without a
 * start line are refused.
 */
final class SipScanner {
    private static final int MOST_HEADERS = 512;

    private final byte[] b;
    private final Scan s = new Scan();

    private SipScanner(byte[] bytes) {
        b = bytes;
    }

    static Scan scan(byte[] bytes) throws SipMalformed {
        SipScanner scanner = new SipScanner(bytes);
        StartLine.scan(bytes, scanner.s);
        scanner.headers();
        scanner.body();
        RequiredHeaders.check(bytes, scanner.s);
        return scanner.s;
    }

    private void headers() throws SipMalformed {
        int at = s.firstHeader;
        int count = 0;
        while (true) {
            if (at >= b.length) {
                s.headersEnd = b.length;
                s.bodyStart = b.length;
                s.wrong(400, "Headers without an end");
                return;
            }
            if (b[at] == '\r' && at + 1 < b.length && b[at + 1] == '\n') break;
            if (++count > MOST_HEADERS) throw new SipMalformed("more than " + MOST_HEADERS + " header lines");
            at = header(at);
        }
        if (count == 0) throw new SipMalformed("no header behind the start line");
        s.headersEnd = at;
        s.bodyStart = at + 2;
    }

    private int header(int start) {
        int end = HeaderLines.lineEnd(b, start, b.length);
        int colon = start;
        while (colon < end && Tokens.isToken(b[colon])) colon++;
        int nameEnd = colon;
        while (colon < end && Tokens.isSpace(b[colon])) colon++;
        if (nameEnd == start || colon >= end || b[colon] != ':') {
            s.wrong(400, "Header line at byte " + start + " has no name and colon");
            s.line(start, 0);
            return end;
        }
        s.line(start, nameEnd - start);
        int valueStart = colon + 1;
        int valueEnd = end;
        while (valueStart < valueEnd && HeaderLines.isBlank(b[valueStart])) valueStart++;
        while (valueEnd > valueStart && HeaderLines.isBlank(b[valueEnd - 1])) valueEnd--;
        known(start, end, nameEnd, valueStart, valueEnd);
        return end;
    }

    private void known(int start, int end, int nameEnd, int from, int to) {
        switch (nameEnd - start) {
            case 1 -> compact(start, end, from, to);
            case 2 -> {
                if (name(start, nameEnd, "to")) to(from, to);
            }
            case 3 -> {
                if (name(start, nameEnd, "via")) via(start, end, from, to);
            }
            case 4 -> {
                if (name(start, nameEnd, "from")) from(from, to);
                else if (name(start, nameEnd, "cseq")) cseq(from, to);
            }
            case 5 -> {
                if (name(start, nameEnd, "route")) route(start, end, from, to);
            }
            case 7 -> {
                if (name(start, nameEnd, "call-id")) callId(from, to);
            }
            case 12 -> {
                if (name(start, nameEnd, "max-forwards")) maxForwards(from, to);
            }
            case 14 -> {
                if (name(start, nameEnd, "content-length")) contentLength(from, to);
            }
            default -> {
                // looked up when asked for
            }
        }
    }

    private void compact(int start, int end, int from, int to) {
        switch (b[start] | 0x20) {
            case 'v' -> via(start, end, from, to);
            case 'f' -> from(from, to);
            case 't' -> to(from, to);
            case 'i' -> callId(from, to);
            case 'l' -> contentLength(from, to);
            default -> {
                // looked up when asked for
            }
        }
    }

    private boolean name(int start, int end, String lower) {
        return HeaderName.same(b, start, end, lower);
    }

    private void via(int start, int end, int from, int to) {
        s.vias++;
        if (s.viaLine >= 0) return;
        s.viaLine = start;
        s.viaLineEnd = end;
        TopVia.scan(b, s, from, to);
    }

    private void from(int from, int to) {
        if (s.fromStart >= 0) {
            s.wrong(400, "Two From headers");
            return;
        }
        s.fromStart = from;
        s.fromEnd = to;
        long tag = TagSpan.find(b, from, to, s, "From");
        s.fromTagStart = TagSpan.start(tag);
        s.fromTagEnd = TagSpan.end(tag);
    }

    private void to(int from, int to) {
        if (s.toStart >= 0) {
            s.wrong(400, "Two To headers");
            return;
        }
        s.toStart = from;
        s.toEnd = to;
        long tag = TagSpan.find(b, from, to, s, "To");
        s.toTagStart = TagSpan.start(tag);
        s.toTagEnd = TagSpan.end(tag);
    }

    private void callId(int from, int to) {
        if (s.callIdStart >= 0) {
            s.wrong(400, "Two Call-ID headers");
            return;
        }
        s.callIdStart = from;
        s.callIdEnd = to;
    }

    private void cseq(int from, int to) {
        if (s.cseqStart >= 0) {
            s.wrong(400, "Two CSeq headers");
            return;
        }
        s.cseqStart = from;
        int at = from;
        while (at < to && Tokens.isDigit(b[at])) at++;
        s.cseq = Numbers.read(b, from, at, 0x7fff_ffffL);
        if (s.cseq < 0) s.wrong(400, "CSeq number missing or not below 2**31");
        int methodStart = at;
        while (methodStart < to && HeaderLines.isBlank(b[methodStart])) methodStart++;
        s.cseqMethodStart = methodStart;
        s.cseqMethodEnd = to;
        if (methodStart == at || methodStart == to) s.wrong(400, "CSeq without a method");
    }

    private void maxForwards(int from, int to) {
        if (s.maxForwardsStart >= 0) {
            s.wrong(400, "Two Max-Forwards headers");
            return;
        }
        s.maxForwardsStart = from;
        s.maxForwardsEnd = to;
        s.maxForwards = (int) Numbers.read(b, from, to, 255);
        if (s.maxForwards < 0) s.wrong(400, "Max-Forwards is no number from 0 to 255");
    }

    private void route(int start, int end, int from, int to) {
        if (s.routeLine >= 0) return;
        s.routeLine = start;
        s.routeLineEnd = end;
        s.routeStart = from;
        s.routeEnd = to;
    }

    private void contentLength(int from, int to) {
        if (s.contentLengthStart >= 0) {
            s.wrong(400, "Two Content-Length headers");
            return;
        }
        s.contentLengthStart = from;
        s.contentLength = (int) Numbers.read(b, from, to, Integer.MAX_VALUE);
        if (s.contentLength < 0) s.wrong(400, "Content-Length is no number");
    }

    private void body() {
        int have = b.length - s.bodyStart;
        if (s.contentLength > have)
            s.wrong(400, "Content-Length " + s.contentLength + " but " + have + " bytes of body");
        boolean exact = s.contentLength >= 0 && s.contentLength <= have;
        s.bodyEnd = exact ? s.bodyStart + s.contentLength : b.length;
    }
}
