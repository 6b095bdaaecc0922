package voicelab.protocols.sip;

/** What RFC 3261 section 8.1.1 asks of every message. */
final class RequiredHeaders {
    private RequiredHeaders() {}

    static void check(byte[] b, Scan s) {
        if (s.viaLine < 0) s.wrong(400, "Missing Via header");
        if (s.callIdStart < 0 || s.callIdEnd == s.callIdStart) s.wrong(400, "Missing Call-ID header");
        if (s.cseqStart < 0) s.wrong(400, "Missing CSeq header");
        if (s.fromStart < 0) s.wrong(400, "Missing From header");
        if (s.toStart < 0) s.wrong(400, "Missing To header");
        // RFC 4475 3.1.2.17 and 3.1.2.18: the CSeq's method is the request's
        if (s.status == 0 && s.cseqStart >= 0 && !sameMethod(b, s)) s.wrong(400, "CSeq method is not the request's");
    }

    private static boolean sameMethod(byte[] b, Scan s) {
        int length = s.cseqMethodEnd - s.cseqMethodStart;
        if (length != s.methodEnd) return false;
        for (int i = 0; i < length; i++) if (b[i] != b[s.cseqMethodStart + i]) return false;
        return true;
    }
}
