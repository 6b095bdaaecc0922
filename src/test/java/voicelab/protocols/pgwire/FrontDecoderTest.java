package voicelab.protocols.pgwire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontDecoderTest {
    private static final int BOUND = 1 << 16;

    /** psql 15's first bytes to a server: SSLRequest, and after "N" its startup message and a query. */
    private static final String CAPTURED = "0000000804d2162f"
            + "0000005400030000" + "7573657200" + "6c616200" + "646174616261736500" + "6c616200"
            + "6170706c69636174696f6e5f6e616d6500" + "7073716c00" + "636c69656e745f656e636f64696e6700" + "5554463800"
            + "00"
            + "510000000e73656c65637420313b00";

    private static List<FrontMessage> all(FrontDecoder decoder) throws PgWireException {
        List<FrontMessage> messages = new ArrayList<>();
        for (Optional<FrontMessage> next = decoder.next(); next.isPresent(); next = decoder.next())
            messages.add(next.get());
        return messages;
    }

    private static byte[] captured() {
        byte[] bytes = HexFormat.of().parseHex(CAPTURED);
        // the startup message's length as it really is
        int length = bytes.length - 8 - 15;
        bytes[8 + 3] = (byte) length;
        return bytes;
    }

    private static List<FrontMessage> samples() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", "lab");
        parameters.put("database", "größe");
        return List.of(
                new FrontMessage.GssRequest(),
                new FrontMessage.SslRequest(),
                new FrontMessage.Startup(3, 0, parameters),
                new FrontMessage.Query("SELECT 'ä'"),
                new FrontMessage.Parse("s1", "SELECT $1", List.of(23, 0)),
                new FrontMessage.Bind("p", "s1", List.of(0, 1), Arrays.asList(new byte[] {1, 2}, null), List.of(1)),
                new FrontMessage.Describe('S', "s1"),
                new FrontMessage.Execute("p", 10),
                new FrontMessage.Close('P', "p"),
                new FrontMessage.Flush(),
                new FrontMessage.Sync(),
                new FrontMessage.CopyData(new byte[] {9, 9}),
                new FrontMessage.CopyDone(),
                new FrontMessage.CopyFail("no"),
                new FrontMessage.Authentication(new byte[] {7}),
                new FrontMessage.FunctionCall(),
                new FrontMessage.Terminate());
    }

    private static byte[] bytes(List<FrontMessage> messages) {
        FrontWriter writer = new FrontWriter();
        messages.forEach(writer::write);
        return writer.take();
    }

    @Test
    void what_psql_sends_is_read() throws Exception {
        FrontDecoder decoder = new FrontDecoder(BOUND);
        byte[] bytes = captured();
        decoder.feed(bytes, 0, bytes.length);
        List<FrontMessage> messages = all(decoder);
        assertEquals(new FrontMessage.SslRequest(), messages.get(0));
        FrontMessage.Startup startup = (FrontMessage.Startup) messages.get(1);
        assertEquals("psql", startup.parameters().get("application_name"));
        assertEquals(new FrontMessage.Query("select 1;"), messages.get(2));
        assertEquals(0, decoder.pending());
    }

    @Test
    void messages_survive_writing_and_every_split_point() throws Exception {
        byte[] bytes = bytes(samples());
        for (int cut = 0; cut <= bytes.length; cut++) {
            FrontDecoder decoder = new FrontDecoder(BOUND);
            decoder.feed(bytes, 0, cut);
            List<FrontMessage> messages = new ArrayList<>(all(decoder));
            decoder.feed(bytes, cut, bytes.length - cut);
            messages.addAll(all(decoder));
            assertEquals(samples().size(), messages.size(), "cut at " + cut);
            assertArrayEquals(bytes, bytes(messages), "cut at " + cut);
        }
    }

    @Test
    void one_byte_at_a_time_is_enough() throws Exception {
        byte[] bytes = bytes(samples());
        FrontDecoder decoder = new FrontDecoder(BOUND);
        List<FrontMessage> messages = new ArrayList<>();
        for (byte b : bytes) {
            decoder.feed(new byte[] {b}, 0, 1);
            messages.addAll(all(decoder));
        }
        assertArrayEquals(bytes, bytes(messages));
    }

    @Test
    void a_length_beyond_the_bound_is_refused_before_it_is_waited_for() throws Exception {
        for (String hex : List.of("51" + "7fffffff", "51" + "ffffffff", "51" + "00000003", "51" + "80000000")) {
            FrontDecoder decoder = started();
            byte[] bytes = HexFormat.of().parseHex(hex);
            decoder.feed(bytes, 0, bytes.length);
            assertThrows(PgWireException.class, decoder::next, hex);
        }
    }

    @Test
    void a_startup_message_of_absurd_length_is_refused() {
        for (String hex : List.of("7fffffff", "00000000", "00000007", "00002711", "ffffffff")) {
            FrontDecoder decoder = new FrontDecoder(BOUND);
            byte[] bytes = HexFormat.of().parseHex(hex);
            decoder.feed(bytes, 0, bytes.length);
            assertThrows(PgWireException.class, decoder::next, hex);
        }
    }

    @Test
    void counts_that_lie_reserve_nothing_and_are_refused() throws Exception {
        // Bind: no portal, no statement, no formats, 65535 parameters, and nothing of them
        for (String body : List.of(
                "0000" + "0000" + "ffff",
                "0000" + "ffff",
                "0000" + "0000" + "0001" + "7fffffff",
                "0000" + "0000" + "0001" + "fffffffe")) {
            FrontDecoder decoder = started();
            byte[] rest = HexFormat.of().parseHex(body);
            WireBuffer out = new WireBuffer();
            out.begin('B').raw(rest).end();
            byte[] bytes = out.take();
            decoder.feed(bytes, 0, bytes.length);
            assertThrows(PgWireException.class, decoder::next, body);
        }
    }

    @Test
    void text_that_is_no_utf8_or_has_no_end_is_refused() throws Exception {
        for (byte[] body : List.of(new byte[] {(byte) 0xFF, 0}, new byte[] {65, 66}, new byte[] {65, 0, 66})) {
            FrontDecoder decoder = started();
            WireBuffer out = new WireBuffer();
            out.begin('Q').raw(body).end();
            byte[] bytes = out.take();
            decoder.feed(bytes, 0, bytes.length);
            assertThrows(PgWireException.class, decoder::next, Arrays.toString(body));
        }
    }

    @Test
    void garbage_ends_in_a_refusal_and_in_nothing_worse() {
        Random random = new Random(4711);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            FrontDecoder decoder = new FrontDecoder(BOUND);
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            if (round % 2 == 0) {
                byte[] first = bytes(List.of(new FrontMessage.Startup(3, 0, Map.of("user", "x"))));
                decoder.feed(first, 0, first.length);
                bytes[0] = (byte) "BCDEFHPQSXcdfp".charAt(random.nextInt(14));
                for (int i = 1; i < Math.min(4, bytes.length); i++) bytes[i] = 0;
            }
            decoder.feed(bytes, 0, bytes.length);
            try {
                all(decoder);
            } catch (PgWireException e) {
                refused++;
            }
        }
        assertTrue(refused > 500, "refused " + refused);
    }

    private static FrontDecoder started() throws PgWireException {
        FrontDecoder decoder = new FrontDecoder(BOUND);
        byte[] first = bytes(List.of(new FrontMessage.Startup(3, 0, Map.of("user", "x"))));
        decoder.feed(first, 0, first.length);
        assertTrue(decoder.next().isPresent());
        return decoder;
    }
}
