package voicelab.protocols.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.frames.FrameException.Kind;

class FrameDecoderTest {
    private static final int BOUND = 1_000;

    /** Written by hand from docs/open-framing.md, not by the encoder. */
    private static final byte[] HELLO = HexFormat.ofDelimiter(" ")
            .parseHex("56 4c 41 42 01 04 00 00 00 00 00 1a "
                    + "7b 22 6d 65 73 73 61 67 65 4e 61 6d 65 22 3a 22 4c 61 62 48 65 6c 6c 6f 22 7d");

    private static final byte[] KEEP_ALIVE = HexFormat.of().parseHex("564c41420101000000000000");

    @Test
    void a_frame_written_by_hand_is_read() throws FrameException {
        List<Frame> frames = decode(HELLO, HELLO.length);
        assertEquals(FrameType.DATA, frames.get(0).type());
        assertEquals("LabHello", FrameMessage.parse(frames.get(0)).messageName());
    }

    @Test
    void a_message_is_written_as_the_bytes_of_the_specification() {
        assertArrayEquals(HELLO, FrameMessage.named("LabHello").build().bytes());
        assertArrayEquals(KEEP_ALIVE, Frame.KEEP_ALIVE.bytes());
    }

    @Test
    void frames_survive_every_split_point() throws FrameException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(HELLO);
        stream.writeBytes(KEEP_ALIVE);
        stream.writeBytes(HELLO);
        byte[] bytes = stream.toByteArray();
        for (int split = 0; split <= bytes.length; split++) {
            FrameDecoder decoder = new FrameDecoder(BOUND);
            List<Frame> frames = new ArrayList<>();
            decoder.feed(ByteBuffer.wrap(bytes, 0, split));
            drain(decoder, frames);
            decoder.feed(ByteBuffer.wrap(bytes, split, bytes.length - split));
            drain(decoder, frames);
            assertEquals(3, frames.size(), "split at " + split);
            assertEquals(0, decoder.pendingBytes());
        }
        assertEquals(3, decode(bytes, 1).size());
    }

    @Test
    void another_protocol_is_seen_at_its_first_byte() {
        FrameException wrong = assertThrows(FrameException.class, () -> decode(new byte[] {0}, 1));
        assertEquals(Kind.NOT_OURS, wrong.kind());
        assertEquals(
                Kind.NOT_OURS,
                assertThrows(FrameException.class, () -> decode("GET / HTTP/1.1".getBytes(UTF_8), 100))
                        .kind());
    }

    @Test
    void the_hex_dump_shows_what_spoke() {
        FrameDecoder decoder = new FrameDecoder(BOUND);
        decoder.feed(ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xff, 7}));
        assertEquals("00 01 ff", decoder.hexDump(3));
        assertTrue(decoder.isAtStart());
    }

    @Test
    void a_length_of_two_gigabytes_is_refused_with_the_bound_before_any_body() {
        byte[] header = HexFormat.of().parseHex("564c4142010400007fffffff");
        FrameException wrong = assertThrows(FrameException.class, () -> decode(header, 12));
        assertEquals(Kind.TOO_LARGE, wrong.kind());
        assertEquals("frame body of 2147483647 bytes at byte 0; the bound is 1000", wrong.getMessage());
        byte[] unsigned = HexFormat.of().parseHex("564c414201040000ffffffff");
        assertEquals(
                Kind.TOO_LARGE,
                assertThrows(FrameException.class, () -> decode(unsigned, 12)).kind());
    }

    @Test
    void wrong_versions_types_and_reserved_bytes_have_their_own_words() {
        assertKind(Kind.VERSION, "564c41420204000000000000");
        assertKind(Kind.TYPE, "564c41420109000000000000");
        assertKind(Kind.TYPE, "564c41420100000000000000");
        assertKind(Kind.RESERVED, "564c41420104000100000000");
        assertKind(Kind.BODY, "564c4142010100000000000100");
    }

    @Test
    void a_body_at_the_bound_passes_and_one_byte_more_does_not() throws FrameException {
        assertEquals(
                1, decode(new Frame(FrameType.DATA, new byte[BOUND]).bytes(), 7).size());
        byte[] over = new Frame(FrameType.DATA, new byte[BOUND + 1]).bytes();
        assertThrows(FrameException.class, () -> decode(over, 7));
    }

    @Test
    void garbage_is_refused_and_never_breaks_the_decoder() {
        Random random = new Random(33);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = HELLO.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                for (Frame frame : decode(bytes, 1 + random.nextInt(bytes.length)))
                    if (frame.type() == FrameType.DATA) FrameMessage.parse(frame);
            } catch (FrameException declared) {
                assertTrue(declared.getMessage().length() > 10);
            }
        }
    }

    private static void assertKind(Kind kind, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(
                kind, assertThrows(FrameException.class, () -> decode(bytes, 5)).kind());
    }

    private static List<Frame> decode(byte[] bytes, int step) throws FrameException {
        FrameDecoder decoder = new FrameDecoder(BOUND);
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += step) {
            decoder.feed(ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at)));
            drain(decoder, frames);
        }
        return frames;
    }

    private static void drain(FrameDecoder decoder, List<Frame> frames) throws FrameException {
        for (Optional<Frame> frame = decoder.next(); frame.isPresent(); frame = decoder.next()) frames.add(frame.get());
    }
}
