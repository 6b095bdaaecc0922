package voicelab.protocols.pcapng;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * One section with one Ethernet interface and nanosecond timestamps, in memory and bounded. Blocks are little-endian: section
 * header, interface, names, then a packet a block.
 */
public final class PcapngWriter {
    /** A comment is cut here. */
    public static final int MAX_COMMENT_BYTES = 2_000;

    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int NAMES = 4;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int ETHERNET = 1;
    private static final int SNAP_MAX = 262_144;

    private static final int OPT_END = 0;
    private static final int OPT_COMMENT = 1;
    private static final int IF_NAME = 2;
    private static final int IF_DESCRIPTION = 3;
    private static final int IF_TSRESOL = 9;
    private static final int SHB_USERAPPL = 4;
    private static final byte NANOSECONDS = 9;
    private static final int NAME_IPV4 = 1;
    private static final int NAME_IPV6 = 2;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final long bytesMax;
    private int packets;
    private boolean full;

    /**
     * @param program who writes it
     * @param comment about the file as a whole, may have several lines
     * @param bytesMax packets that would make the file longer are left out
     */
    public PcapngWriter(String program, String comment, long bytesMax) {
        this.bytesMax = bytesMax;
        Body head = new Body();
        head.int4(BYTE_ORDER).int2(1).int2(0).int8(-1); // version 1.0, length not given
        head.option(OPT_COMMENT, text(comment, 0xFFFF))
                .option(SHB_USERAPPL, text(program, MAX_COMMENT_BYTES))
                .option(OPT_END, new byte[0]);
        block(SECTION_HEADER, head);
    }

    /** Describes the interface; once, before names and packets. */
    public PcapngWriter on(String name, String description) {
        Body body = new Body().int2(ETHERNET).int2(0).int4(SNAP_MAX);
        body.option(IF_NAME, text(name, MAX_COMMENT_BYTES))
                .option(IF_DESCRIPTION, text(description, MAX_COMMENT_BYTES))
                .option(IF_TSRESOL, new byte[] {NANOSECONDS})
                .option(OPT_END, new byte[0]);
        block(INTERFACE, body);
        return this;
    }

    /** What readers that resolve names call these addresses. */
    public PcapngWriter names(Map<InetAddress, String> names) {
        Body body = new Body();
        names.forEach((address, name) -> {
            byte[] raw = address.getAddress();
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(raw);
            value.writeBytes(text(name, MAX_COMMENT_BYTES));
            value.write(0);
            body.option(raw.length == 4 ? NAME_IPV4 : NAME_IPV6, value.toByteArray());
        });
        block(NAMES, body.option(OPT_END, new byte[0]));
        return this;
    }

    /**
     * @param frame what is there of the frame
     * @param originalLength of the frame on the wire, not below the frame's own
     * @param comment none when empty
     * @return false when the file would be longer than its bound: left out
     */
    public boolean packet(Instant at, byte[] frame, int originalLength, String comment) {
        if (originalLength < frame.length) throw new IllegalArgumentException("a frame longer than it was");
        long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
        Body body = new Body();
        body.int4(0)
                .int4((int) (nanos >>> 32))
                .int4((int) nanos)
                .int4(frame.length)
                .int4(originalLength);
        body.padded(frame);
        if (!comment.isEmpty())
            body.option(OPT_COMMENT, text(comment, MAX_COMMENT_BYTES)).option(OPT_END, new byte[0]);
        if (full || file.size() + body.bytes.size() + 12 > bytesMax) {
            full = true; // a TCP stream with a hole would be read as lost
            return false;
        }
        packets++;
        block(ENHANCED_PACKET, body);
        return true;
    }

    public int packets() {
        return packets;
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    private void block(int type, Body body) {
        int length = body.bytes.size() + 12;
        file.writeBytes(new Body().int4(type).int4(length).bytes.toByteArray());
        file.writeBytes(body.bytes.toByteArray());
        file.writeBytes(new Body().int4(length).bytes.toByteArray());
    }

    /** UTF-8 of at most so many bytes, cut between two characters. */
    private static byte[] text(String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= most) return bytes;
        int end = most;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) end--;
        return java.util.Arrays.copyOf(bytes, end);
    }

    /** Little-endian fields, options and padding. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Body int2(int value) {
            bytes.write(value);
            bytes.write(value >> 8);
            return this;
        }

        Body int4(int value) {
            return int2(value).int2(value >> 16);
        }

        Body int8(long value) {
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array());
            return this;
        }

        Body padded(byte[] value) {
            bytes.writeBytes(value);
            bytes.writeBytes(new byte[(4 - value.length % 4) % 4]);
            return this;
        }

        Body option(int code, byte[] value) {
            return int2(code).int2(value.length).padded(value);
        }
    }
}
