package voicelab.protocols.pcapng;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Ethernet frames around payloads: IPv4 (RFC 791) or IPv6 (RFC 8200) by the addresses, UDP (RFC 768) or TCP (RFC 9293), with
 * checksums. A payload of which only the length is known gives a frame that is cut after its headers, as a capture with a
 * short snap length has it.
 */
public final class IpFrames {
    /** What one IP datagram can carry beside the longest headers written here. */
    public static final int MAX_PAYLOAD = 65_000;

    public static final int SYN = 0x02;
    public static final int PUSH = 0x08;
    public static final int ACK = 0x10;

    private static final int ETHERNET_HEAD = 14;
    private static final int IPV4_HEAD = 20;
    private static final int IPV6_HEAD = 40;
    private static final int UDP_HEAD = 8;
    private static final int TCP_HEAD = 20;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int HOPS = 64;
    private static final int WINDOW = 65_535;
    private static final int MSS_OPTION = 0x0204;

    private IpFrames() {}

    /**
     * @param bytes what is there
     * @param length of the whole frame
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Frame(byte[] bytes, int length) {}

    /** A datagram whole. */
    public static Frame udp(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
        bounded(payload.length);
        ByteBuffer segment = ByteBuffer.allocate(UDP_HEAD + payload.length);
        ports(segment, from, to);
        segment.putShort((short) segment.capacity()).putShort((short) 0).put(payload);
        int sum = checksum(from, to, UDP, segment.array(), segment.capacity());
        segment.putShort(6, (short) (sum == 0 ? 0xFFFF : sum)); // RFC 768: 0 would say that there is none
        return frame(from, to, UDP, segment.array(), segment.capacity());
    }

    /** A datagram of which nothing but its length is known. */
    public static Frame udpCut(InetSocketAddress from, InetSocketAddress to, int payloadLength) {
        bounded(payloadLength);
        ByteBuffer head = ByteBuffer.allocate(UDP_HEAD);
        ports(head, from, to);
        head.putShort((short) (UDP_HEAD + payloadLength));
        return frame(from, to, UDP, head.array(), UDP_HEAD + payloadLength);
    }

    /** A segment whole. A SYN names the maximum segment size. */
    public static Frame tcp(
            InetSocketAddress from, InetSocketAddress to, int sequence, int acknowledged, int flags, byte[] payload) {
        bounded(payload.length);
        boolean first = (flags & SYN) != 0;
        int head = TCP_HEAD + (first ? 4 : 0);
        ByteBuffer segment = ByteBuffer.allocate(head + payload.length);
        tcpHead(segment, from, to, sequence, acknowledged, flags, head);
        if (first) segment.putShort((short) MSS_OPTION).putShort((short) TcpTalk.SEGMENT_MAX);
        segment.put(payload);
        segment.putShort(16, (short) checksum(from, to, TCP, segment.array(), segment.capacity()));
        return frame(from, to, TCP, segment.array(), segment.capacity());
    }

    /** A segment of which nothing but its length is known. */
    public static Frame tcpCut(
            InetSocketAddress from, InetSocketAddress to, int sequence, int acknowledged, int payloadLength) {
        bounded(payloadLength);
        ByteBuffer head = ByteBuffer.allocate(TCP_HEAD);
        tcpHead(head, from, to, sequence, acknowledged, PUSH | ACK, TCP_HEAD);
        return frame(from, to, TCP, head.array(), TCP_HEAD + payloadLength);
    }

    private static void tcpHead(
            ByteBuffer to, InetSocketAddress from, InetSocketAddress at, int sequence, int ack, int flags, int head) {
        ports(to, from, at);
        to.putInt(sequence).putInt(ack).put((byte) ((head / 4) << 4)).put((byte) flags);
        to.putShort((short) WINDOW).putShort((short) 0).putShort((short) 0);
    }

    private static void bounded(int payload) {
        if (payload > MAX_PAYLOAD) throw new IllegalArgumentException("longer than a datagram: " + payload);
    }

    private static void ports(ByteBuffer to, InetSocketAddress from, InetSocketAddress at) {
        to.putShort((short) from.getPort()).putShort((short) at.getPort());
    }

    /** @param length of the segment as it was; the part given may be shorter */
    private static Frame frame(InetSocketAddress from, InetSocketAddress to, int protocol, byte[] part, int length) {
        byte[] source = from.getAddress().getAddress();
        byte[] destination = to.getAddress().getAddress();
        if (source.length != destination.length)
            throw new IllegalArgumentException("one end speaks IPv4, the other IPv6");
        boolean four = source.length == 4;
        int ip = four ? IPV4_HEAD : IPV6_HEAD;
        ByteBuffer out = ByteBuffer.allocate(ETHERNET_HEAD + ip + part.length);
        out.put(hardware(destination)).put(hardware(source)).putShort((short) (four ? 0x0800 : 0x86DD));
        if (four) {
            out.putShort((short) 0x4500).putShort((short) (ip + length));
            out.putShort((short) 0).putShort((short) 0x4000); // one piece: don't fragment
            out.put((byte) HOPS).put((byte) protocol).putShort((short) 0);
            out.put(source).put(destination);
            int sum = fold(sum(out.array(), ETHERNET_HEAD, ip));
            out.putShort(ETHERNET_HEAD + 10, (short) sum);
        } else {
            out.putInt(0x60000000).putShort((short) length).put((byte) protocol).put((byte) HOPS);
            out.put(source).put(destination);
        }
        out.put(part);
        return new Frame(out.array(), ETHERNET_HEAD + ip + length);
    }

    /** A locally administered address made of the last four bytes of the IP address. */
    private static byte[] hardware(byte[] address) {
        byte[] made = new byte[6];
        made[0] = 0x02;
        System.arraycopy(address, address.length - 4, made, 2, 4);
        return made;
    }

    private static int checksum(
            InetSocketAddress from, InetSocketAddress to, int protocol, byte[] segment, int length) {
        InetAddress source = from.getAddress();
        byte[] a = source.getAddress();
        byte[] b = to.getAddress().getAddress();
        long sum = sum(a, 0, a.length) + sum(b, 0, b.length) + protocol + (length >>> 16) + (length & 0xFFFF);
        return fold(sum + sum(segment, 0, segment.length));
    }

    private static long sum(byte[] bytes, int from, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) sum += (bytes[from + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        return sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) folded = (folded & 0xFFFF) + (folded >>> 16);
        return (int) ~folded & 0xFFFF;
    }
}
