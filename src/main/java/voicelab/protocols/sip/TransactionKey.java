package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;

/** How a server and a client transaction are found again. */
final class TransactionKey {
    private static final String MAGIC = "z9hg4bk";

    private TransactionKey() {}

    static String of(SipPacket packet) {
        Scan s = packet.scan();
        byte[] b = packet.bytes;
        boolean ofInvite = packet.is("ACK") || packet.is("CANCEL");
        int branch = s.branchEnd - s.branchStart;
        boolean magic =
                branch > MAGIC.length() && HeaderName.same(b, s.branchStart, s.branchStart + MAGIC.length(), MAGIC);
        if (!magic) return old(packet, ofInvite);
        int sentBy = s.sentByEnd - s.sentByStart;
        int method = ofInvite ? 0 : s.methodEnd;
        byte[] key = new byte[branch + sentBy + method + 2];
        System.arraycopy(b, s.branchStart, key, 0, branch);
        key[branch] = ' ';
        System.arraycopy(b, s.sentByStart, key, branch + 1, sentBy);
        key[branch + 1 + sentBy] = ' ';
        if (method > 0 && !packet.is("INVITE")) {
            System.arraycopy(b, 0, key, branch + sentBy + 2, method);
            return new String(key, StandardCharsets.ISO_8859_1);
        }
        return new String(key, 0, branch + sentBy + 2, StandardCharsets.ISO_8859_1);
    }

    /** RFC 2543 clients: URI, From tag, Call-ID, CSeq number and top Via make the transaction. */
    private static String old(SipPacket packet, boolean ofInvite) {
        Scan s = packet.scan();
        String method = ofInvite ? "INVITE" : packet.method();
        return String.join(
                " ",
                "2543",
                packet.requestUri(),
                String.valueOf(packet.fromTag()),
                packet.callId(),
                Long.toString(s.cseq),
                packet.latin(s.viaStart, s.viaEnd),
                method);
    }

    static long number(SipPacket packet, byte[] prefix) {
        Scan s = packet.scan();
        int digits = s.branchStart + prefix.length;
        if (s.branchEnd <= digits || s.branchEnd - digits > 15) return -1;
        for (int i = 0; i < prefix.length; i++) if (packet.bytes[s.branchStart + i] != prefix[i]) return -1;
        long number = 0;
        for (int i = digits; i < s.branchEnd; i++) {
            int digit = Character.digit(packet.bytes[i], 16);
            if (digit < 0) return -1;
            number = number << 4 | digit;
        }
        return number;
    }
}
