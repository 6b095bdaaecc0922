package voicelab.protocols.sip;

import java.net.InetSocketAddress;

/** Notes in the top Via where a request came from. */
final class ViaPatch {
    private ViaPatch() {}

    static SipPacket receivedFrom(SipPacket packet, InetSocketAddress source) {
        Scan s = packet.scan();
        if (s.viaLine < 0) return packet;
        String host = source.getAddress().getHostAddress();
        boolean sameHost = hostIs(packet.bytes, s.sentByStart, s.sentByEnd, host);
        if (sameHost && s.rportAt < 0) return packet;
        Splice out = new Splice(packet.bytes);
        if (s.rportAt >= 0) out.keepTo(s.rportAt).add("=" + source.getPort());
        out.keepTo(s.viaEnd).add(";received=" + host);
        try {
            return SipPacket.read(out.rest());
        } catch (SipMalformed e) {
            return packet; // it was read before: an insertion in the Via does not unmake the start line
        }
    }

    static int sentByPort(SipPacket packet) {
        Scan s = packet.scan();
        int at = s.sentByEnd;
        while (at > s.sentByStart && Tokens.isDigit(packet.bytes[at - 1])) at--;
        boolean digits = at > s.sentByStart && at < s.sentByEnd && packet.bytes[at - 1] == ':';
        if (!digits) return 5060;
        int port = (int) Numbers.read(packet.bytes, at, s.sentByEnd, 65535);
        // a bare IPv6 address ends in a colon and digits too, but stands in brackets
        return port <= 0 ? 5060 : port;
    }

    private static boolean hostIs(byte[] b, int from, int to, String host) {
        int end = from;
        while (end < to && b[end] != ':') end++;
        return HeaderLines.same(b, from, end, host);
    }
}
