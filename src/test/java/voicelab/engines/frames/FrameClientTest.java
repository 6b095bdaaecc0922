package voicelab.engines.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.engines.frames.RecordedArrivals.next;

import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.net.ArrowFailure;
import voicelab.net.Dialer;
import voicelab.net.Ticker;
import voicelab.protocols.frames.FrameMessage;

@SuppressWarnings("deprecation") // Netty 4.1's own class; its successor is of 4.2
class FrameClientTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final FrameMessage ECHO =
            FrameMessage.named("RequestEcho").put("text", "hello").build();
    private static final FrameMessage NOTHING =
            FrameMessage.named("RequestNothing").build();

    private final NioEventLoopGroup loops = new NioEventLoopGroup(2);
    private final RecordedArrivals arrivals = new RecordedArrivals();
    private final EchoRoom room = new EchoRoom();
    private final TestArrow arrow = new TestArrow();
    private final BlockingQueue<String> life = new LinkedBlockingQueue<>();
    private final FrameServer server =
            new FrameServer(loops, arrivals, FrameServerSettings.of("echo", 1, "echo-server"), room);
    private InetSocketAddress address;
    private FrameClient client;

    @BeforeEach
    void open() throws Exception {
        address = server.listen(new InetSocketAddress("127.33.0.15", 0));
        client = client(address);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
        assertEquals(List.of(), List.copyOf(arrivals.bugs));
        assertEquals(0, arrow.gate().openCount(), "a connection is still registered at the gate");
    }

    @Test
    void a_request_gets_its_answer_through_the_arrow_from_the_own_address() throws Exception {
        assertEquals("LabWelcome", client.start().get(5, TimeUnit.SECONDS).messageName());
        assertEquals("hello", get(client.request(ECHO, LONG)).text("text").orElseThrow());
        assertTrue(arrow.out.contains("RequestEcho text=hello from 127.33.0.16"), arrow.out.toString());
        assertTrue(arrow.back.contains("EventEcho text=hello"), arrow.back.toString());
        next(arrivals.arrived);
        assertEquals("RequestEcho text=hello from 127.33.0.16", next(arrivals.arrived));
    }

    @Test
    void answers_find_their_requests_whatever_their_order() throws Exception {
        get(client.start());
        CompletableFuture<FrameMessage> never = client.request(NOTHING, LONG);
        for (int i = 0; i < 200; i++) {
            FrameMessage ask =
                    FrameMessage.named("RequestEcho").put("text", "t" + i).build();
            assertEquals("t" + i, get(client.request(ask, LONG)).text("text").orElseThrow());
        }
        assertFalse(never.isDone());
    }

    @Test
    void an_answer_of_many_messages_is_collected_to_its_end() throws Exception {
        get(client.start());
        List<FrameMessage> all =
                get(client.collect(FrameMessage.named("RequestMany").build(), message -> message.is("EventEnd"), LONG));
        assertEquals(
                List.of("EventPart", "EventPart", "EventEnd"),
                all.stream().map(FrameMessage::messageName).toList());
    }

    @Test
    void a_late_answer_fails_its_request_alone() throws Exception {
        get(client.start());
        Throwable late = failure(client.request(NOTHING, Duration.ofMillis(50)));
        assertInstanceOf(TimeoutException.class, late);
        assertTrue(late.getMessage().contains("RequestNothing within 50 ms"), late.getMessage());
        assertEquals("EventEcho", get(client.request(ECHO, LONG)).messageName());
    }

    @Test
    void a_push_reaches_the_listener() throws Exception {
        get(client.start());
        FrameSession session = room.sessions.poll(5, TimeUnit.SECONDS);
        session.send(FrameMessage.named("EventNews").build());
        assertEquals("connected", next(life));
        assertEquals("pushed EventNews", next(life));
    }

    @Test
    void a_cut_fails_pending_requests_within_100_ms_and_new_ones_at_once() throws Exception {
        get(client.start());
        long best = Long.MAX_VALUE;
        // three tries: the machine may be busy, the switch must not be
        for (int round = 0; round < 3 && best >= 100; round++) {
            assertEquals("connected", next(life));
            CompletableFuture<FrameMessage> pending = client.request(NOTHING, LONG);
            get(client.request(ECHO, LONG));
            long cutAt = Ticker.REAL.nanos();
            arrow.cut();
            Throwable why = failure(pending);
            best = Math.min(best, (Ticker.REAL.nanos() - cutAt) / 1_000_000);
            assertInstanceOf(ArrowFailure.class, why);
            assertEquals(TestArrow.CUT, why.getMessage());
            assertInstanceOf(ArrowFailure.class, failure(client.request(ECHO, LONG)));
            assertFalse(client.isConnected());
            assertEquals("lost " + TestArrow.CUT, next(life));
            assertEquals("client", next(room.closed));
            arrow.mend();
        }
        assertTrue(best < 100, "took " + best + " ms");
    }

    @Test
    void a_mended_arrow_is_dialled_again() throws Exception {
        get(client.start());
        arrow.cut();
        next(life);
        next(life);
        arrow.mend();
        assertEquals("connected", next(life));
        assertEquals("EventEcho", get(client.request(ECHO, LONG)).messageName());
    }

    @Test
    void a_reset_connection_is_dialled_again() throws Exception {
        get(client.start());
        CompletableFuture<FrameMessage> pending = client.request(NOTHING, LONG);
        get(client.request(ECHO, LONG));
        arrow.gate().pull(null, null);
        assertTrue(failure(pending).getMessage().endsWith("was reset"));
        next(life);
        next(life);
        assertEquals("connected", next(life));
    }

    @Test
    void a_server_that_comes_late_is_found() throws Exception {
        InetSocketAddress free = new InetSocketAddress("127.33.0.15", freePort());
        try (FrameClient early = client(free)) {
            CompletableFuture<FrameMessage> first = early.start();
            assertInstanceOf(IOException.class, failure(early.request(ECHO, LONG)));
            server.listen(free);
            assertEquals("LabWelcome", get(first).messageName());
        }
    }

    @Test
    void a_server_that_leaves_fails_what_is_pending_and_says_why() throws Exception {
        get(client.start());
        CompletableFuture<FrameMessage> pending = client.request(NOTHING, LONG);
        get(client.request(ECHO, LONG));
        room.sessions.poll(5, TimeUnit.SECONDS).close("gone for lunch");
        assertTrue(failure(pending).getMessage().endsWith("closed: gone for lunch"));
    }

    @Test
    void a_server_of_another_protocol_is_named() throws Exception {
        FrameServerSettings other = FrameServerSettings.of("telepathy", 1, "other");
        try (FrameServer wrong = new FrameServer(loops, arrivals, other, room);
                FrameClient asking = client(wrong.listen(new InetSocketAddress("127.33.0.15", 0)))) {
            CompletableFuture<FrameMessage> first = asking.start();
            assertTrue(RecordedArrivals.next(arrivals.malformed).contains("not spoken here, but telepathy"));
            assertFalse(first.isDone());
        }
    }

    @Test
    void a_message_over_the_servers_bound_is_not_sent() throws Exception {
        get(client.start());
        FrameMessage huge = FrameMessage.named("RequestEcho")
                .put("text", "x".repeat(5_000_000))
                .build();
        assertTrue(failure(client.request(huge, LONG)).getMessage().endsWith("takes 4194304"));
        assertEquals("EventEcho", get(client.request(ECHO, LONG)).messageName());
    }

    @Test
    void a_closed_client_fails_everything_and_dials_no_more() throws Exception {
        get(client.start());
        CompletableFuture<FrameMessage> pending = client.request(NOTHING, LONG);
        client.close();
        assertTrue(failure(pending).getMessage().endsWith("was closed"));
        assertTrue(failure(client.request(ECHO, LONG)).getMessage().contains("was closed"));
        client.close();
    }

    @Test
    void a_dead_server_is_noticed_by_its_silence() throws Exception {
        try (java.net.ServerSocket mute = new java.net.ServerSocket()) {
            mute.bind(new InetSocketAddress("127.33.0.15", 0));
            FrameClientSettings settings =
                    FrameClientSettings.of("echo", 1, "client").withKeepAlive(Duration.ofMillis(80));
            InetSocketAddress there = (InetSocketAddress) mute.getLocalSocketAddress();
            try (FrameClient asking = new FrameClient(loops, dialer(), arrow, there, settings, listener())) {
                asking.start();
                try (java.net.Socket met = mute.accept()) {
                    met.setSoTimeout(5_000);
                    // hello, one keep-alive, then the close
                    byte[] all = met.getInputStream().readAllBytes();
                    assertTrue(all.length > 12);
                }
            }
        }
    }

    private FrameClient client(InetSocketAddress to) throws IOException {
        FrameClientSettings settings =
                FrameClientSettings.of("echo", 1, "client").withRedial(Duration.ofMillis(50));
        return new FrameClient(loops, dialer(), arrow, to, settings, listener());
    }

    private static Dialer dialer() throws IOException {
        return new Dialer(InetAddress.getByName("127.33.0.16"));
    }

    private FrameClientListener listener() {
        return new FrameClientListener() {
            @Override
            public void connected(FrameMessage welcome) {
                life.add("connected");
            }

            @Override
            public void lost(String reason) {
                life.add("lost " + reason);
            }

            @Override
            public void pushed(FrameMessage message) {
                life.add("pushed " + message.messageName());
            }
        };
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket any = new java.net.ServerSocket(0, 1, InetAddress.getByName("127.33.0.15"))) {
            return any.getLocalPort();
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletableFuture<?> future) {
        Throwable why = assertThrows(ExecutionException.class, () -> future.get(5, TimeUnit.SECONDS))
                .getCause();
        return why;
    }
}
