package voicelab.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;

/** The console at port 7000 against who sends garbage, is slow, or has no token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBadInputTest {
    private static final int HALF_OPEN = 200;
    private Lab lab;
    private Console console;

    @BeforeAll
    void open() throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        lab = Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map)
                        .named("minimal")
                        .narrowed(Set.of(new SystemId("das"), new SystemId("sip-endpoint")), Set.of()),
                Net.parse("127.20.36.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
        console = Console.open(lab);
    }

    @AfterAll
    void close() {
        console.close();
        lab.close();
    }

    @AfterEach
    void the_console_still_answers_and_nothing_of_ours_broke() throws Exception {
        assertTrue(ask("GET", "/api/status", "").startsWith("HTTP/1.1 200 "));
        assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(30).toString());
    }

    private Socket dial() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0.1", 0));
        socket.connect(console.address(), 2_000);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private String say(byte[] bytes) throws IOException {
        try (Socket socket = dial()) {
            socket.getOutputStream().write(bytes);
            return rest(socket);
        }
    }

    /** All until the other end closes. */
    private static String rest(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) text.append((char) b);
        } catch (SocketTimeoutException e) {
            text.append("<silence>");
        } catch (SocketException e) {
            text.append("<reset>");
        }
        return text.toString();
    }

    private String ask(String method, String path, String body) throws IOException {
        return say(request(method, path, console.token(), Hop.text(console.address()), body));
    }

    private static byte[] request(String method, String path, String token, String host, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void garbage_is_answered_or_closed() throws Exception {
        Random random = new Random(7_000);
        for (int round = 0; round < 300; round++) {
            byte[] junk = new byte[4 + random.nextInt(2_000)];
            random.nextBytes(junk);
            if (round % 3 == 0) System.arraycopy("POST /api/".getBytes(StandardCharsets.US_ASCII), 0, junk, 0, 4);
            try (Socket socket = dial()) {
                socket.getOutputStream().write(junk);
                socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                String said = rest(socket);
                assertTrue(!said.contains("<silence>") && !said.startsWith("HTTP/1.1 2"), said);
            }
        }
        assertTrue(say(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3, '\r', '\n', '\r', '\n'})
                .startsWith("HTTP/1.1 400"));
    }

    @Test
    void half_open_and_slow_clients_keep_nobody_out_and_are_closed() throws Exception {
        List<Socket> slow = new ArrayList<>();
        String host = Hop.text(console.address());
        byte[] whole = request("POST", "/api/faults", console.token(), host, "{\"fault\":\"gvp-3=cut\"}");
        try {
            for (int i = 0; i < HALF_OPEN; i++) {
                Socket socket = dial();
                slow.add(socket);
                socket.getOutputStream().write(whole, 0, i % 2 == 0 ? 20 : whole.length - 5);
            }
            assertTrue(ask("GET", "/api/status", "").startsWith("HTTP/1.1 200 "), "with all of them open");
            for (int i = 0; i < HALF_OPEN; i++) {
                String said = rest(slow.get(i));
                if (i % 2 == 0) assertEquals("", said, "an unfinished head is closed");
                else assertTrue(said.startsWith("HTTP/1.1 408 "), said);
            }
        } finally {
            for (Socket socket : slow) socket.close();
        }
        assertEquals(0, lab.faults().all().size(), "none of them was a request");
    }

    @Test
    void without_the_token_under_another_host_or_from_another_origin_nothing_is_done() throws Exception {
        String host = Hop.text(console.address());
        String reset = "/api/reset";
        assertTrue(say(request("POST", reset, "wrong", host, "")).startsWith("HTTP/1.1 401 "));
        assertTrue(say(request("POST", reset, "", host, "")).startsWith("HTTP/1.1 401 "));
        assertTrue(
                say(request("POST", reset, console.token(), "evil.example", "")).startsWith("HTTP/1.1 403 "));
        String other = host + "\r\nOrigin: http://evil.example";
        assertTrue(say(request("POST", reset, console.token(), other, "")).startsWith("HTTP/1.1 403 "));
        assertTrue(say(request("GET", "/api/calls/last/call.pcapng", "wrong", host, ""))
                .startsWith("HTTP/1.1 401 "));
        assertTrue(say(request("GET", "/api/%2e%2e/%00", console.token(), host, ""))
                .startsWith("HTTP/1.1 4"));
    }

    @Test
    void bad_bodies_and_unknown_ids_are_4xx() throws Exception {
        String[] bodies = {
            "",
            "{",
            "[]",
            "7",
            "null",
            "\"text\"",
            "{}",
            "{\"fault\":7}",
            "{\"fault\":\"\u00ff=cut\"}",
            "[".repeat(3_000),
            "{\"file\":\"relative\"}",
            "{\"file\":\"\\u0000\"}",
            "{\"file\":\"/proc/none/x\"}",
            "{\"number\":[]}",
            "{\"number\":\"\\r\\nVia: x\"}",
            "{\"digits\":\"?\"}"
        };
        String[] paths = {
            "/api/faults",
            "/api/calls",
            "/api/snapshot",
            "/api/restore",
            "/api/calls/none/press",
            "/api/systems/none/stop"
        };
        for (String path : paths)
            for (String body : bodies) {
                String said = ask("POST", path, body);
                assertTrue(said.startsWith("HTTP/1.1 4"), path + " " + body + ": " + said);
            }
        for (String path : new String[] {
            "/api/journal?since=x",
            "/api/journal?most=99999999999999999999",
            "/api/calls/none",
            "/api/calls/none/ladder",
            "/api/calls/none/ladder.svg",
            "/api/calls/none/ladder.mmd",
            "/api/calls/last/call.pcapng",
            "/api/calls/last/ladder.png"
        }) assertTrue(ask("GET", path, "").startsWith("HTTP/1.1 4"), path);
        assertTrue(ask("DELETE", "/api/faults/none", "").startsWith("HTTP/1.1 404 "));
        assertTrue(ask("PATCH", "/api/faults", "").startsWith("HTTP/1.1 405 "));
        assertTrue(ask("POST", "/api/faults", "x".repeat(100_000)).contains("HTTP/1.1 413 "));
    }
}
