package voicelab.protocols.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Notes in the top Via where a request came from. */
final class ViaPatch {
    private ViaPatch() {}

    static SipPacket receivedFrom(SipPacket packet, InetSocketAddress source) {
        Scan s = packet.scan;
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

    private static boolean hostIs(byte[] b, int from, int to, String host) {
        int end = from;
        while (end < to && b[end] != ':') end++;
        byte[] wanted = host.getBytes(StandardCharsets.ISO_8859_1);
        return HeaderLines.same(b, from, end, host) && wanted.length == end - from;
    }
}
