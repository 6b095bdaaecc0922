package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.Lab;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.FrontWriter;

/** The port itself: another family of clients, and bytes of none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
    private Lab lab;
    private InetSocketAddress at;

    @BeforeAll
    void boot() throws Exception {
        lab = PostgresqlLab.boot("127.49.154.0/24");
        String[] where = lab.variables().get("LAB_POSTGRESQL_SQL").split(":");
        at = new InetSocketAddress(where[0], Integer.parseInt(where[1]));
    }

    @AfterAll
    void close() throws Exception {
        try (java.sql.Connection client = PostgresqlLab.connect(lab, "lab")) {
            assertTrue(client.isValid(5), "the port still serves");
        }
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private String say(byte[]... chunks) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(at, 5_000);
            socket.setSoTimeout(10_000);
            for (byte[] chunk : chunks) {
                socket.getOutputStream().write(chunk);
                socket.getOutputStream().flush();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException e) {
            return "reset";
        }
    }

    private static byte[] message(FrontMessage message) {
        return new FrontWriter().write(message).take();
    }

    @Test
    void vertx_reads_and_writes_in_binary_and_pipelines() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            PgConnectOptions options = new PgConnectOptions()
                    .setHost(at.getHostString())
                    .setPort(at.getPort())
                    .setDatabase("lab")
                    .setUser("lab")
                    .setPassword("lab")
                    .setPipeliningLimit(16);
            PgConnection client = PgConnection.connect(vertx, options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            await(client.query(
                            "CREATE TABLE vertx (id serial PRIMARY KEY, u uuid, n numeric, t text, b bytea, ts timestamptz)")
                    .execute());
            UUID uuid = UUID.randomUUID();
            List<Tuple> batch = new java.util.ArrayList<>();
            for (int i = 0; i < 50; i++) batch.add(Tuple.of(uuid, i * 1.5, "row " + i));
            await(client.preparedQuery("INSERT INTO vertx (u, n, t) VALUES ($1, $2, $3) RETURNING id")
                    .executeBatch(batch));
            RowSet<Row> rows = await(client.preparedQuery("SELECT id, u, n, t FROM vertx WHERE id = $1")
                    .execute(Tuple.of(7)));
            Row row = rows.iterator().next();
            assertEquals(uuid, row.getUUID("u"));
            assertEquals("row 6", row.getString("t"));
            assertEquals(9.0, row.getNumeric("n").doubleValue());
            Throwable refused = client.preparedQuery("SELECT nothing FROM vertx")
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .handle((ok, error) -> error)
                    .get(10, TimeUnit.SECONDS);
            assertTrue(refused.getMessage().contains("42703"), refused.getMessage());
            await(client.close());
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void garbage_is_answered_in_the_protocols_words_and_the_connection_ends() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            byte[] garbage = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(garbage);
            garbage[0] = 127;
            say(garbage);
        }
        assertTrue(say("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8))
                .contains("08P01"));
        byte[] startup = message(new FrontMessage.Startup(3, 0, Map.of("user", "lab")));
        assertTrue(say(startup, new byte[] {'Q', 127, -1, -1, -1}).contains("08P01"));
        assertTrue(
                say(startup, message(new FrontMessage.Query("SELECT 1"))).contains("08P01"),
                "a query before the log-in");
        assertTrue(say(message(new FrontMessage.Startup(2, 0, Map.of()))).contains("0A000"));
        assertTrue(say(message(new FrontMessage.Startup(3, 0, Map.of("user", "lab", "replication", "database"))))
                .contains("0A000"));
    }

    @Test
    void plain_bytes_behind_a_request_for_tls_are_refused() throws Exception {
        byte[] startup = message(new FrontMessage.Startup(3, 0, Map.of("user", "lab")));
        byte[] request = message(new FrontMessage.SslRequest());
        byte[] both = java.util.Arrays.copyOf(request, request.length + startup.length);
        System.arraycopy(startup, 0, both, request.length, startup.length);
        String heard = say(both);
        assertTrue(heard.contains("08P01") && !heard.startsWith("S"), heard);
    }

    @Test
    void a_cancel_with_a_wrong_secret_says_and_does_nothing() throws Exception {
        assertEquals("", say(message(new FrontMessage.Cancel(1, 2))));
    }

    @Test
    void clients_that_break_off_leave_no_session_behind() throws Exception {
        byte[] startup = message(new FrontMessage.Startup(3, 0, Map.of("user", "lab", "database", "lab")));
        for (int cut = 1; cut < startup.length; cut += 7)
            try (Socket socket = new Socket()) {
                socket.connect(at, 5_000);
                socket.getOutputStream().write(startup, 0, cut);
                socket.setSoLinger(true, 0);
            }
        for (int i = 0; i < 150; i++) {
            Socket socket = new Socket();
            socket.connect(at, 5_000);
            socket.getOutputStream().write(startup);
            socket.close();
        }
    }
}
