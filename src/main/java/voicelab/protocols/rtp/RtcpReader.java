package voicelab.protocols.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.rtp.RtcpPacket.ReportBlock;
import voicelab.protocols.rtp.RtcpPacket.SourceDescription;

/** Reads an RTCP compound; checked as RFC 3550 A.2 says. */
public final class RtcpReader {
    static final int SR = 200;
    static final int RR = 201;
    static final int SDES = 202;
    static final int BYE = 203;
    private static final int PACKETS_MAX = 64;

    private final ByteBuffer in;

    private RtcpReader(ByteBuffer datagram) {
        in = datagram.slice();
    }

    /** @param datagram position to limit; neither is moved */
    public static List<RtcpPacket> read(ByteBuffer datagram) throws RtcpException {
        return new RtcpReader(datagram).compound();
    }

    private List<RtcpPacket> compound() throws RtcpException {
        List<RtcpPacket> packets = new ArrayList<>();
        int end = in.limit();
        for (int at = 0; at < end; ) {
            if (packets.size() == PACKETS_MAX) throw new RtcpException("RTCP of more than 64 packets", at);
            if (end - at < 4) throw new RtcpException("RTCP header cut off", at);
            int first = in.get(at) & 0xFF;
            int type = in.get(at + 1) & 0xFF;
            int next = at + 4 + 4 * (in.getShort(at + 2) & 0xFFFF);
            if (first >> 6 != 2) throw new RtcpException("RTCP version " + (first >> 6), at);
            if (packets.isEmpty() && type != SR && type != RR)
                throw new RtcpException("RTCP that begins with type " + type + ", not with SR or RR", at);
            if (next > end) throw new RtcpException("RTCP packet longer than its datagram", at);
            int padding = 0;
            if ((first & 0x20) != 0) {
                padding = in.get(next - 1) & 0xFF;
                if (next != end || padding == 0 || padding > next - at - 4)
                    throw new RtcpException("RTCP padding of " + padding, at);
            }
            packets.add(packet(type, first & 0x1F, at, next - padding));
            at = next;
        }
        if (packets.isEmpty()) throw new RtcpException("RTCP without a packet", 0);
        return packets;
    }

    private RtcpPacket packet(int type, int count, int at, int end) throws RtcpException {
        return switch (type) {
            case SR -> {
                need(at, end, 28 + 24 * count);
                yield new RtcpPacket.SenderReport(
                        in.getInt(at + 4),
                        in.getLong(at + 8),
                        in.getInt(at + 16),
                        in.getInt(at + 20),
                        in.getInt(at + 24),
                        blocks(at + 28, count));
            }
            case RR -> {
                need(at, end, 8 + 24 * count);
                yield new RtcpPacket.ReceiverReport(in.getInt(at + 4), blocks(at + 8, count));
            }
            case SDES -> description(count, at + 4, end);
            case BYE -> bye(count, at, end);
            default -> new RtcpPacket.Other(type, count, end - at);
        };
    }

    private List<ReportBlock> blocks(int from, int count) {
        List<ReportBlock> blocks = new ArrayList<>(count);
        for (int i = 0, at = from; i < count; i++, at += 24) {
            int loss = in.getInt(at + 4);
            blocks.add(new ReportBlock(
                    in.getInt(at),
                    loss >>> 24,
                    loss << 8 >> 8,
                    in.getInt(at + 8),
                    in.getInt(at + 12),
                    in.getInt(at + 16),
                    in.getInt(at + 20)));
        }
        return blocks;
    }

    private SourceDescription description(int count, int from, int end) throws RtcpException {
        List<SourceDescription.Chunk> chunks = new ArrayList<>(count);
        int at = from;
        for (int i = 0; i < count; i++) {
            need(at, end, 5);
            int ssrc = in.getInt(at);
            at += 4;
            List<SourceDescription.Item> items = new ArrayList<>();
            while (at < end && in.get(at) != 0) {
                need(at, end, 2);
                int length = in.get(at + 1) & 0xFF;
                need(at, end, 2 + length);
                items.add(new SourceDescription.Item(in.get(at) & 0xFF, text(at + 2, length)));
                at += 2 + length;
            }
            need(at, end, 1);
            at = (at + 4) / 4 * 4; // the zero octet, then up to the next word; the compound starts on a word
            chunks.add(new SourceDescription.Chunk(ssrc, items));
        }
        return new SourceDescription(chunks);
    }

    private RtcpPacket bye(int count, int at, int end) throws RtcpException {
        int after = at + 4 + 4 * count;
        need(at, end, 4 + 4 * count);
        List<Integer> ssrcs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) ssrcs.add(in.getInt(at + 4 + 4 * i));
        if (after == end) return new RtcpPacket.Bye(ssrcs, "");
        int length = in.get(after) & 0xFF;
        need(after, end, 1 + length);
        return new RtcpPacket.Bye(ssrcs, text(after + 1, length));
    }

    private String text(int at, int length) {
        byte[] octets = new byte[length];
        in.get(at, octets);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static void need(int at, int end, int octets) throws RtcpException {
        if (end - at < octets) throw new RtcpException("RTCP packet cut off, " + octets + " octets needed", at);
    }
}
