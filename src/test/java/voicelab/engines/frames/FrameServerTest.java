package voicelab.engines.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.engines.frames.RecordedArrivals.next;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.net.BindFailure;
import voicelab.protocols.frames.FrameMessage;

@SuppressWarnings("deprecation") // Netty 4.1's own class; its successor is of 4.2
class FrameServerTest {
    private static final String FROM = "127.33.0.9";
    private static NioEventLoopGroup loops;
    private final RecordedArrivals arrivals = new RecordedArrivals();
    private final EchoRoom room = new EchoRoom();
    private FrameServer server;

    @BeforeAll
    static void open() {
        loops = new NioEventLoopGroup(2);
    }

    @AfterAll
    static void shut() {
        loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly(2_000);
    }

    @AfterEach
    void close() {
        if (server != null) server.close();
    }

    @Test
    void a_client_written_from_the_specification_is_welcomed_and_answered() throws Exception {
        try (SpecClient client = client(settings())) {
            JsonNode welcome = client.hello("echo");
            assertEquals("LabWelcome", welcome.path("messageName").asText());
            assertEquals(1, welcome.path("referenceId").asInt());
            assertEquals("UTF-8", welcome.path("serverEncoding").asText());
            assertTrue(welcome.path("standIn").booleanValue());
            assertEquals("echo-server", welcome.path("serverKind").asText());
            JsonNode echo = client.ask("{'messageName':'RequestEcho','text':'Grüße','referenceId':2}");
            assertEquals("EventEcho", echo.path("messageName").asText());
            assertEquals("Grüße", echo.path("text").asText());
            assertEquals(2, echo.path("referenceId").asInt());
            assertTrue(next(arrivals.arrived).startsWith("LabHello protocol=echo"));
            assertEquals("RequestEcho text=Grüße from " + FROM, next(arrivals.arrived));
        }
        assertEquals("spec", next(room.closed));
    }

    @Test
    void a_keep_alive_is_answered() throws Exception {
        try (SpecClient client = client(settings())) {
            client.hello("echo");
            client.frame(1, "");
            assertEquals(2, client.read().type());
        }
    }

    @Test
    void a_silent_client_is_asked_and_then_given_up() throws Exception {
        try (SpecClient client =
                client(settings().withTimes(Duration.ofSeconds(5), Duration.ofMillis(150), Duration.ofSeconds(5)))) {
            client.hello("echo");
            assertEquals(1, client.read().type());
            SpecClient.Got last = client.read();
            assertEquals(3, last.type());
            assertEquals("time-out", last.body().path("code").asText());
            assertTrue(client.atEnd());
        }
        assertEquals("no answer to a keep-alive", next(arrivals.malformed));
    }

    @Test
    void a_client_that_answers_keep_alives_stays() throws Exception {
        try (SpecClient client =
                client(settings().withTimes(Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(5)))) {
            client.hello("echo");
            for (int i = 0; i < 5; i++) {
                assertEquals(1, client.read().type());
                client.frame(2, "");
            }
            assertEquals(
                    "EventEcho",
                    client.ask("{'messageName':'RequestEcho'}")
                            .path("messageName")
                            .asText());
        }
    }

    @Test
    void a_half_open_client_is_told_that_its_hello_is_missing() throws Exception {
        try (SpecClient client =
                client(settings().withTimes(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(5)))) {
            assertEquals(
                    "no LabHello within 100 ms", client.message().path("text").asText());
            assertTrue(client.atEnd());
        }
        assertEquals("no LabHello within 100 ms", next(arrivals.malformed));
    }

    @Test
    void a_frame_that_stops_in_the_middle_is_named() throws Exception {
        try (SpecClient client =
                client(settings().withTimes(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100)))) {
            client.hello("echo");
            client.raw(HexFormat.of().parseHex("564c414201040000000000ff7b"));
            JsonNode last = client.message();
            assertEquals("time-out", last.path("code").asText());
            assertEquals("a frame stopped after 13 bytes", last.path("text").asText());
        }
    }

    @Test
    void a_client_that_leaves_in_mid_frame_is_noted() throws Exception {
        try (SpecClient client = client(settings())) {
            client.hello("echo");
            client.raw(HexFormat.of().parseHex("564c41420104"));
        }
        assertEquals("closed in the middle of a frame, after 6 bytes of it", next(arrivals.malformed));
    }

    @Test
    void a_native_client_is_noted_with_its_first_bytes_and_closed_without_a_word() throws Exception {
        try (SpecClient client = client(settings())) {
            client.raw(HexFormat.of().parseHex("0000002a01ff"));
            assertTrue(client.atEnd());
        }
        assertEquals(
                "looks like a native Genesys/PSDK client; not supported, see docs/open-framing.md"
                        + " (first bytes: 00 00 00 2a 01 ff)",
                next(arrivals.malformed));
    }

    @Test
    void garbage_after_the_handshake_is_answered_and_closed() throws Exception {
        try (SpecClient client = client(settings())) {
            client.hello("echo");
            client.raw("garbage".getBytes(StandardCharsets.UTF_8));
            JsonNode last = client.message();
            assertEquals("not-ours", last.path("code").asText());
            assertTrue(client.atEnd());
        }
    }

    @Test
    void two_gigabytes_are_refused_with_the_bound_though_they_keep_coming() throws Exception {
        try (SpecClient client = client(settings())) {
            client.hello("echo");
            client.raw(HexFormat.of().parseHex("564c4142010400007fffffff"));
            client.raw(new byte[200_000]);
            JsonNode last = client.message();
            assertEquals("too-large", last.path("code").asText());
            assertTrue(last.path("text").asText().endsWith("the bound is 4194304"), last.toString());
            assertTrue(client.atEnd());
        }
    }

    @Test
    void wrong_version_wrong_protocol_and_wrong_first_message_are_told_apart() throws Exception {
        try (SpecClient client = client(settings())) {
            client.raw(HexFormat.of().parseHex("564c41420204000000000000"));
            assertEquals("version", client.message().path("code").asText());
        }
        try (SpecClient client = another()) {
            JsonNode last = client.hello("telepathy");
            assertEquals("handshake", last.path("code").asText());
            assertEquals(
                    "protocol telepathy version 1 is not spoken here, but echo version 1",
                    last.path("text").asText());
        }
        try (SpecClient client = another()) {
            JsonNode last = client.ask("{'messageName':'RequestEcho'}");
            assertEquals(
                    "the first message must be LabHello, not RequestEcho",
                    last.path("text").asText());
        }
    }

    @Test
    void a_connection_over_the_bound_is_told_so_and_the_others_live() throws Exception {
        try (SpecClient first = client(settings().withBounds(1_000_000, 1, 1_000_000))) {
            first.hello("echo");
            try (SpecClient second = another()) {
                assertEquals("busy", second.message().path("code").asText());
            }
            assertEquals(
                    "EventEcho",
                    first.ask("{'messageName':'RequestEcho'}")
                            .path("messageName")
                            .asText());
        }
    }

    @Test
    void a_client_that_does_not_read_is_closed_at_its_bound() throws Exception {
        try (SpecClient client = client(settings().withBounds(1_000_000, 10, 500_000))) {
            client.socket().setReceiveBufferSize(8_192);
            client.hello("echo");
            client.send("{'messageName':'RequestFlood'}");
            assertTrue(next(arrivals.malformed).startsWith("reads too slowly: "));
            assertEquals("spec", next(room.closed));
        }
    }

    @Test
    void an_error_of_our_own_closes_that_connection_alone() throws Exception {
        try (SpecClient client = client(settings());
                SpecClient other = another()) {
            other.hello("echo");
            client.hello("echo");
            assertEquals(
                    "LabError",
                    client.ask("{'messageName':'RequestBug'}")
                            .path("messageName")
                            .asText());
            assertTrue(client.atEnd());
            assertTrue(next(arrivals.bugs).contains("on purpose"));
            assertEquals(
                    "EventEcho",
                    other.ask("{'messageName':'RequestEcho'}")
                            .path("messageName")
                            .asText());
        }
    }

    @Test
    void random_bytes_never_make_a_bug() throws Exception {
        Random random = new Random(4);
        try (SpecClient first = client(settings())) {
            first.hello("echo");
            for (int round = 0; round < 60; round++) {
                byte[] bytes = FrameMessage.named("LabHello")
                        .put("protocol", "echo")
                        .build()
                        .bytes();
                for (int flips = random.nextInt(4); flips >= 0; flips--)
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                try (SpecClient client = another()) {
                    client.raw(bytes);
                } catch (IOException resetIsFine) {
                    assertTrue(round >= 0);
                }
            }
            assertEquals(
                    "EventEcho",
                    first.ask("{'messageName':'RequestEcho'}")
                            .path("messageName")
                            .asText());
        }
        assertEquals(0, arrivals.bugs.size());
    }

    @Test
    void a_taken_port_is_named_in_the_failure() throws Exception {
        client(settings()).close();
        InetSocketAddress taken = address;
        try (FrameServer second = new FrameServer(loops, arrivals, settings(), room)) {
            BindFailure failure = assertThrows(BindFailure.class, () -> second.listen(taken));
            assertEquals(taken, failure.address());
        }
    }

    private InetSocketAddress address;

    private SpecClient client(FrameServerSettings settings) throws IOException {
        server = new FrameServer(loops, arrivals, settings, room);
        address = server.listen(new InetSocketAddress("127.33.0.14", 0));
        return another();
    }

    private SpecClient another() throws IOException {
        return new SpecClient(FROM, address);
    }

    private static FrameServerSettings settings() {
        return FrameServerSettings.of("echo", 1, "echo-server");
    }
}
