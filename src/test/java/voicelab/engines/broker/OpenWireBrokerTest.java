package voicelab.engines.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.jms.JMSException;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.net.BindFailure;

class OpenWireBrokerTest {
    private static final InetSocketAddress LISTEN = new InetSocketAddress("127.34.0.2", 61616);
    private static final String READ = "voicelab.test.read";
    private static final SeenArrivals ARRIVALS = new SeenArrivals();
    private static final BlockingQueue<String> READ_TEXTS = new LinkedBlockingQueue<>();

    @TempDir
    static Path directory;

    private static OpenWireBroker broker;

    @BeforeAll
    static void start() throws IOException {
        broker = OpenWireBroker.start(settings(directory.resolve("broker")), ARRIVALS);
        broker.read(READ, OpenWireBrokerTest::keep);
    }

    private static BrokerSettings settings(Path where) {
        return BrokerSettings.of("test", LISTEN, where, List.of(READ), "voicelab.test.dead");
    }

    private static List<Delivered> keep(List<Delivered> batch) {
        List<Delivered> unreadable = new java.util.ArrayList<>();
        for (Delivered d : batch) {
            String text = new String(d.body(), StandardCharsets.UTF_8);
            if (text.equals("poison")) unreadable.add(d);
            else READ_TEXTS.add(text);
        }
        return unreadable;
    }

    @AfterAll
    static void close() {
        broker.close();
        assertEquals(List.of(), ARRIVALS.bugs);
    }

    @Test
    void a_plain_client_writes_and_reads_a_queue() throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.34.0.2:61616");
        try (var connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            var queue = session.createQueue("user.own");
            session.createProducer(queue).send(session.createTextMessage("moi ä"));
            TextMessage got = (TextMessage) session.createConsumer(queue).receive(5_000);
            assertEquals("moi ä", got.getText());
        }
        assertTrue(ARRIVALS.arrived.stream().anyMatch(s -> s.parcel().summary().equals("message -> user.own")));
    }

    @Test
    void what_a_client_sends_is_read_inside_and_reported_with_its_address() throws Exception {
        try (OpenWireLane lane = lane()) {
            post(lane, READ, "id-1", "test", "hello".getBytes(StandardCharsets.UTF_8));
            assertEquals("hello", READ_TEXTS.poll(5, TimeUnit.SECONDS));
            var seen = ARRIVALS.arrived.stream()
                    .filter(s -> s.hop().remote().equals(lane.hop().local()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("127.34.0.11", seen.hop().remote().getAddress().getHostAddress());
            assertEquals(LISTEN, seen.hop().local());
            assertEquals("hello", new String(seen.parcel().bytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_second_message_with_the_same_id_is_not_delivered() throws Exception {
        try (OpenWireLane lane = lane()) {
            post(lane, READ, "id-2", "test", "once".getBytes(StandardCharsets.UTF_8));
            post(lane, READ, "id-2", "test", "once".getBytes(StandardCharsets.UTF_8));
            post(lane, READ, "id-3", "test", "then".getBytes(StandardCharsets.UTF_8));
            assertEquals("once", READ_TEXTS.poll(5, TimeUnit.SECONDS));
            assertEquals("then", READ_TEXTS.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_the_reader_cannot_read_goes_to_the_dead_letters() throws Exception {
        try (OpenWireLane lane = lane()) {
            post(lane, READ, "id-4", "test", "poison".getBytes(StandardCharsets.UTF_8));
            post(lane, READ, "id-5", "test", "after".getBytes(StandardCharsets.UTF_8));
            assertEquals("after", READ_TEXTS.poll(5, TimeUnit.SECONDS));
        }
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.34.0.2:61616");
        try (var connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            var dead = session.createConsumer(session.createQueue("voicelab.test.dead"));
            assertEquals("poison", ((TextMessage) dead.receive(5_000)).getText());
        }
    }

    @Test
    void foreign_bytes_are_closed_and_reported_and_the_broker_lives() throws Exception {
        Random random = new Random(34);
        for (int round = 0; round < 50; round++) {
            byte[] garbage = new byte[16 + random.nextInt(400)];
            random.nextBytes(garbage);
            garbage[0] = (byte) 0xFE; // never the begin of an HTTP request
            talk(garbage);
        }
        assertEquals(
                50,
                ARRIVALS.malformed.stream()
                        .filter(m -> m.contains("first bytes"))
                        .count());
        a_plain_client_writes_and_reads_a_queue();
    }

    @Test
    void who_speaks_http_is_answered_400_and_closed_and_reported() throws Exception {
        long before = http();
        for (String request : List.of(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /records HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n",
                "HEAD / HTTP/1.0\r\n\r\n",
                "DELETE /",
                "PU"))
            for (int cut : List.of(0, 1, request.length() / 2))
                try (Socket socket = new Socket()) {
                    socket.connect(LISTEN, 1_000);
                    socket.setSoTimeout(5_000);
                    socket.setTcpNoDelay(true);
                    OutputStream out = socket.getOutputStream();
                    out.write(request.substring(0, cut).getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    out.write(request.substring(cut).getBytes(StandardCharsets.US_ASCII));
                    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                    assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
                    assertTrue(answer.endsWith("this port speaks OpenWire, no HTTP\n"), answer);
                }
        assertEquals(15, http() - before);
        a_plain_client_writes_and_reads_a_queue();
    }

    private static long http() {
        return ARRIVALS.malformed.stream()
                .filter(m -> m.contains("HTTP is not spoken"))
                .count();
    }

    @Test
    void a_frame_that_claims_two_gigabytes_closes_its_connection() throws Exception {
        // WireFormatInfo's head, then a length that no client means
        byte[] hello = {0, 0, 0, 10, 1, 'A', 'c', 't', 'i', 'v', 'e', 'M', 'Q', 0};
        byte[] huge = {0x7F, -1, -1, -1, 1, 2, 3};
        byte[] all = new byte[hello.length + huge.length];
        System.arraycopy(hello, 0, all, 0, hello.length);
        System.arraycopy(huge, 0, all, hello.length, huge.length);
        talk(all);
        assertTrue(ARRIVALS.malformed.stream().anyMatch(m -> m.contains("frame of 2147483647 bytes")));
        a_plain_client_writes_and_reads_a_queue();
    }

    /** Sends bytes and reads until the broker closes. */
    private static void talk(byte[] bytes) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(8_000);
            socket.connect(LISTEN);
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            readToEnd(socket);
        }
    }

    private static void readToEnd(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // whatever the broker says before it closes
            }
        } catch (java.net.SocketException e) {
            // a reset closes as well
        }
    }

    @Test
    void a_taken_port_is_a_bind_failure_that_names_it() throws Exception {
        InetSocketAddress taken = new InetSocketAddress("127.34.0.3", 61616);
        try (ServerSocket holder = new ServerSocket()) {
            holder.bind(taken);
            BindFailure failure = assertThrows(
                    BindFailure.class,
                    () -> OpenWireBroker.start(
                            BrokerSettings.of("second", taken, directory.resolve("second"), List.of(), "dead"),
                            ARRIVALS));
            assertTrue(failure.getMessage().startsWith("127.34.0.3:61616/tcp"), failure.getMessage());
        }
    }

    @Test
    void a_directory_in_use_is_an_error_that_names_it() {
        InetSocketAddress other = new InetSocketAddress("127.34.0.4", 61616);
        BrokerSettings same = BrokerSettings.of("third", other, directory.resolve("broker"), List.of(), "dead");
        IOException failure = assertThrows(IOException.class, () -> OpenWireBroker.start(same, ARRIVALS));
        assertTrue(failure.getMessage().endsWith("is used by another process"), failure.getMessage());
    }

    private static long threadsOf(String broker) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().contains(broker) && t.isAlive())
                .count();
    }

    @Test
    void messages_survive_a_restart_and_closing_gives_back_port_and_threads() throws Exception {
        BrokerSettings settings = BrokerSettings.of(
                "fourth",
                new InetSocketAddress("127.34.0.5", 61616),
                directory.resolve("fourth"),
                List.of("kept"),
                "dead");
        try (OpenWireBroker first = OpenWireBroker.start(settings, ARRIVALS)) {
            assertNotNull(first);
            try (OpenWireLane lane = OpenWireLane.open(
                    InetAddress.getByName("127.34.0.12"),
                    settings.listen(),
                    new voicelab.net.Gate(),
                    java.time.Duration.ofSeconds(3))) {
                post(lane, "kept", "k-1", "test", "kept".getBytes(StandardCharsets.UTF_8));
            }
        }
        // the last ones may be on their way out
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (threadsOf("fourth") > 0 && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(10);
        assertEquals(0, threadsOf("fourth"), "threads left");
        BlockingQueue<String> read = new LinkedBlockingQueue<>();
        try (OpenWireBroker again = OpenWireBroker.start(settings, ARRIVALS)) {
            assertEquals(1, again.depth("kept"));
            again.read("kept", batch -> {
                batch.forEach(d -> read.add(new String(d.body(), StandardCharsets.UTF_8)));
                return List.of();
            });
            assertEquals("kept", read.poll(5, TimeUnit.SECONDS));
        }
    }

    private static OpenWireLane lane() throws IOException {
        return OpenWireLane.open(
                InetAddress.getByName("127.34.0.11"), LISTEN, new voicelab.net.Gate(), java.time.Duration.ofSeconds(3));
    }

    /** Returns when the broker has it. */
    private static void post(OpenWireLane lane, String queue, String id, String type, byte[] text) throws Exception {
        CompletableFuture<Void> told = new CompletableFuture<>();
        lane.post(queue, id, type, text, new OpenWireLane.Outcome() {
            @Override
            public void kept() {
                told.complete(null);
            }

            @Override
            public void failed(IOException why) {
                told.completeExceptionally(why);
            }
        });
        told.get(15, TimeUnit.SECONDS);
    }
}
