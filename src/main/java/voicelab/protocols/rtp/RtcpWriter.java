package voicelab.protocols.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import voicelab.protocols.rtp.RtcpPacket.ReportBlock;
import voicelab.protocols.rtp.RtcpPacket.SourceDescription;

/** Writes an RTCP compound. */
public final class RtcpWriter {
    private static final int TEXT_MAX = 255;
    private static final int COUNT_MAX = 31;

    private RtcpWriter() {}

    /**
     * @throws java.nio.BufferOverflowException when {@code out} is too small
     * @throws IllegalArgumentException for more than 31 blocks or sources, or a packet that is not looked into
     */
    public static void write(List<? extends RtcpPacket> compound, ByteBuffer out) {
        for (RtcpPacket packet : compound) {
            int at = out.position();
            out.putInt(0);
            int head = body(packet, out);
            while ((out.position() - at) % 4 != 0) out.put((byte) 0);
            out.putInt(at, head | ((out.position() - at) / 4 - 1));
        }
    }

    /** @return version, count and type, in the upper half of the first word */
    private static int body(RtcpPacket packet, ByteBuffer out) {
        if (packet instanceof RtcpPacket.SenderReport sr) {
            out.putInt(sr.ssrc()).putLong(sr.ntp()).putInt(sr.rtpTimestamp());
            out.putInt(sr.packets()).putInt(sr.octets());
            blocks(sr.blocks(), out);
            return head(sr.blocks().size(), RtcpReader.SR);
        }
        if (packet instanceof RtcpPacket.ReceiverReport rr) {
            out.putInt(rr.ssrc());
            blocks(rr.blocks(), out);
            return head(rr.blocks().size(), RtcpReader.RR);
        }
        if (packet instanceof SourceDescription sdes) {
            sdes.chunks().forEach(chunk -> chunk(chunk, out));
            return head(sdes.chunks().size(), RtcpReader.SDES);
        }
        if (packet instanceof RtcpPacket.Bye bye) {
            bye.ssrcs().forEach(out::putInt);
            if (!bye.reason().isEmpty()) text(bye.reason(), out);
            return head(bye.ssrcs().size(), RtcpReader.BYE);
        }
        throw new IllegalArgumentException(packet + " cannot be written");
    }

    private static int head(int count, int type) {
        if (count > COUNT_MAX)
            throw new IllegalArgumentException("RTCP packet with " + count + " entries, 31 are the most");
        return 0x80 << 24 | count << 24 | type << 16;
    }

    private static void blocks(List<ReportBlock> blocks, ByteBuffer out) {
        for (ReportBlock block : blocks) {
            out.putInt(block.ssrc()).putInt(block.fractionLost() << 24 | (block.lost() & 0xFFFFFF));
            out.putInt(block.extendedHighest()).putInt(block.jitter());
            out.putInt(block.lastReport()).putInt(block.sinceLastReport());
        }
    }

    private static void chunk(SourceDescription.Chunk chunk, ByteBuffer out) {
        int at = out.position();
        out.putInt(chunk.ssrc());
        for (SourceDescription.Item item : chunk.items()) {
            out.put((byte) item.type());
            text(item.text(), out);
        }
        do out.put((byte) 0);
        while ((out.position() - at) % 4 != 0);
    }

    private static void text(String text, ByteBuffer out) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length > TEXT_MAX) octets = Arrays.copyOf(octets, TEXT_MAX);
        out.put((byte) octets.length).put(octets);
    }
}
