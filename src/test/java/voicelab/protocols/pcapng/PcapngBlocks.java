package voicelab.protocols.pcapng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pcapng file read back block by block, strictly: whatever is not as the specification has it fails the test. */
public final class PcapngBlocks {
    /** One block: its type, its fixed fields, its options by code. */
    public record Block(int type, ByteBuffer body, Map<Integer, byte[]> options) {
        String text(int option) {
            return new String(options.getOrDefault(option, new byte[0]), StandardCharsets.UTF_8);
        }
    }

    /** One enhanced packet block. */
    public record Packet(Instant at, byte[] frame, int originalLength, String comment) {
        public String host(boolean source) {
            int at = 26 + (source ? 0 : 4);
            return (frame[at] & 0xFF) + "." + (frame[at + 1] & 0xFF) + "." + (frame[at + 2] & 0xFF) + "."
                    + (frame[at + 3] & 0xFF);
        }

        public boolean isTcp() {
            return frame[23] == 6;
        }

        public int port(boolean source) {
            return ByteBuffer.wrap(frame).getShort(34 + (source ? 0 : 2)) & 0xFFFF;
        }

        public byte[] payload() {
            int head = isTcp() ? 34 + ((frame[46] & 0xF0) >> 2) : 42;
            byte[] payload = new byte[frame.length - head];
            System.arraycopy(frame, head, payload, 0, payload.length);
            return payload;
        }

        public String text() {
            return new String(payload(), StandardCharsets.UTF_8);
        }
    }

    private PcapngBlocks() {}

    public static List<Block> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Block> blocks = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            int type = in.getInt();
            int length = in.getInt();
            assertEquals(0, length % 4, "a block ends on four bytes");
            assertEquals(length, in.getInt(start + length - 4), "both lengths of a block");
            byte[] bytes = new byte[length - 12];
            in.get(bytes);
            in.position(start + length);
            ByteBuffer body = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int fixed = switch (type) {
                case 0x0A0D0D0A -> 16;
                case 1 -> 8;
                case 6 -> 20 + (body.getInt(12) + 3) / 4 * 4;
                default -> 0;
            };
            blocks.add(new Block(type, body, options(body.duplicate().order(ByteOrder.LITTLE_ENDIAN), fixed)));
        }
        assertEquals(0x0A0D0D0A, blocks.get(0).type());
        assertEquals(0x1A2B3C4D, blocks.get(0).body().getInt(0));
        assertEquals(1, blocks.get(1).type());
        return blocks;
    }

    public static List<Packet> packets(byte[] file) {
        List<Packet> packets = new ArrayList<>();
        for (Block block : read(file)) {
            if (block.type() != 6) continue;
            ByteBuffer body = block.body();
            assertEquals(0, body.getInt(0), "the one interface");
            long nanos = ((long) body.getInt(4) << 32) | (body.getInt(8) & 0xFFFF_FFFFL);
            byte[] frame = new byte[body.getInt(12)];
            body.get(20, frame);
            assertTrue(body.getInt(16) >= frame.length);
            Instant at = Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
            packets.add(new Packet(at, frame, body.getInt(16), block.text(1)));
        }
        return packets;
    }

    private static Map<Integer, byte[]> options(ByteBuffer in, int from) {
        Map<Integer, byte[]> options = new TreeMap<>();
        in.position(from);
        while (in.hasRemaining()) {
            int code = in.getShort() & 0xFFFF;
            byte[] value = new byte[in.getShort() & 0xFFFF];
            if (code == 0) {
                assertEquals(0, in.remaining(), "nothing behind the end of options");
                return options;
            }
            in.get(value);
            for (int pad = (4 - value.length % 4) % 4; pad > 0; pad--) assertEquals(0, in.get());
            options.merge(code, value, (a, b) -> a);
        }
        return options;
    }
}
