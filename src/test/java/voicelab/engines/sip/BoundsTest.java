package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** What a node does with too much, too long, too slow and with nonsense. */
class BoundsTest extends BoundsTestCase {
    @Test
    void options_is_answered_with_what_the_node_can() throws Exception {
        house.open(12, SipHouse.QUICK, transaction -> false);
        SipNode asker = house.open(11, SipHouse.QUICK, transaction -> false);
        for (Transport transport : Transport.values()) {
            SipPacket answer = asker.send(
                            SipOrder.of("OPTIONS", "sip:127.32.0.12").via(SipHouse.peer(12, transport)))
                    .get(5, TimeUnit.SECONDS);
            assertEquals(200, answer.status());
            assertTrue(answer.header("Allow").orElseThrow().contains("INVITE"));
            assertEquals("application/sdp", answer.header("Accept").orElseThrow());
        }
    }

    @Test
    void what_nobody_takes_is_refused_in_the_protocols_words() throws Exception {
        house.open(12, SipHouse.QUICK, transaction -> false);
        SipNode asker = house.open(11, SipHouse.QUICK, transaction -> false);
        assertEquals(405, status(asker, SipOrder.of("SUBSCRIBE", "sip:127.32.0.12")));
        assertEquals(501, status(asker, SipOrder.of("DANCE", "sip:127.32.0.12")));
        assertEquals(481, status(asker, SipOrder.of("BYE", "sip:127.32.0.12").to("<sip:x@y>;tag=gone")));
        assertEquals(416, status(asker, SipOrder.of("OPTIONS", "nobody:x").via(SipHouse.peer(12, Transport.UDP))));
        assertEquals(
                420, status(asker, SipOrder.of("OPTIONS", "sip:127.32.0.12").with("Require", "magic")));
    }

    private static int status(SipNode asker, SipOrder order) throws Exception {
        return asker.send(order).get(5, TimeUnit.SECONDS).status();
    }

    @Test
    void a_message_in_single_bytes_and_a_keep_alive_are_understood() throws Exception {
        house.open(12, SipHouse.QUICK, transaction -> false);
        try (Socket socket = dial()) {
            socket.setTcpNoDelay(true);
            write(socket, "\r\n\r\n");
            assertEquals('\r', socket.getInputStream().read());
            assertEquals('\n', socket.getInputStream().read());
            for (byte one : options("one").getBytes(StandardCharsets.UTF_8))
                socket.getOutputStream().write(one);
            assertEquals("SIP/2.0 200 OK", firstLine(socket));
        }
    }

    @Test
    void a_wrong_content_length_is_answered_and_the_connection_closed() throws Exception {
        house.open(12, SipHouse.QUICK, transaction -> false);
        for (String length : List.of("-1", "x", "99999999999")) {
            try (Socket socket = dial()) {
                write(socket, options("l", length));
                String line = firstLine(socket);
                assertTrue(line.startsWith("SIP/2.0 400") || line.startsWith("SIP/2.0 413"), length + ": " + line);
                assertTrue(isClosed(socket));
            }
        }
        try (Socket socket = dial()) {
            write(socket, options("big", "10000000") + "x".repeat(100));
            assertEquals("SIP/2.0 413 Request Entity Too Large", firstLine(socket));
            assertTrue(isClosed(socket));
        }
        assertEquals(4, house.malformed.size());
    }

    @Test
    void ten_megabytes_of_header_close_one_connection_and_harm_nobody() throws Exception {
        SipNode node = house.open(12, SipHouse.QUICK, transaction -> false);
        try (Socket socket = dial()) {
            try {
                write(
                        socket,
                        options("huge").replace("Max-Forwards", "X: " + "y".repeat(10_000_000) + "\r\nMax-Forwards"));
            } catch (IOException e) {
                // closed on us while we were writing
            }
            assertTrue(isClosed(socket));
        }
        SipHouse.await("the connection is gone", () -> node.counts().connections() == 0);
        try (Socket socket = dial()) {
            write(socket, options("next"));
            assertEquals("SIP/2.0 200 OK", firstLine(socket));
        }
    }

    @Test
    void the_largest_datagram_there_is_is_answered_and_so_is_the_next_one() throws Exception {
        house.open(12, SipHouse.QUICK, transaction -> false);
        try (DatagramSocket udp = new DatagramSocket(SipHouse.at(11, 5099))) {
            udp.setSoTimeout(5000);
            int most = 65_507;
            String start =
                    options("large").replace("Content-Length", "Subject: " + "x".repeat(most) + "\r\nContent-Length");
            String cut = start.replaceFirst("x{" + (start.length() - most) + "}", "");
            for (String each : List.of(cut, options("next"))) {
                byte[] bytes = each.getBytes(StandardCharsets.US_ASCII);
                udp.send(new DatagramPacket(bytes, bytes.length, SipHouse.at(12, 5060)));
                DatagramPacket answer = new DatagramPacket(new byte[most], most);
                udp.receive(answer);
                assertTrue(new String(answer.getData(), 0, 11, StandardCharsets.US_ASCII).equals("SIP/2.0 200"));
            }
        }
    }

    @Test
    void garbage_on_both_transports_harms_nobody() throws Exception {
        SipNode node = house.open(12, SipHouse.QUICK, transaction -> false);
        Random random = new Random(1);
        try (DatagramSocket udp = new DatagramSocket(SipHouse.at(11, 0))) {
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                udp.send(new DatagramPacket(noise, noise.length, SipHouse.at(12, 5060)));
                if (i % 20 != 0) continue;
                try (Socket socket = dial()) {
                    socket.getOutputStream().write(noise);
                }
            }
        }
        SipHouse.await("connections are gone", () -> node.counts().connections() == 0);
        try (Socket socket = dial()) {
            write(socket, options("after"));
            assertEquals("SIP/2.0 200 OK", firstLine(socket));
        }
        SipHouse.await("the noise is noticed", () -> !house.malformed.isEmpty());
    }

    @Test
    void a_full_table_is_answered_503_with_retry_after_and_recovers() throws Exception {
        List<ServerTransaction> kept = new ArrayList<>();
        SipNode node = house.open(12, SipHouse.QUICK.withBounds(4, 10, 10), transaction -> {
            kept.add(transaction);
            return true;
        });
        SipNode asker = house.open(11, SipHouse.QUICK, transaction -> false);
        List<java.util.concurrent.CompletableFuture<SipPacket>> held = new ArrayList<>();
        SipOrder order = SipOrder.of("MESSAGE", "sip:127.32.0.12").via(SipHouse.peer(12, Transport.TCP));
        for (int i = 0; i < 4; i++) held.add(asker.send(order));
        SipPacket answer = asker.send(order).get(5, TimeUnit.SECONDS);
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After").orElseThrow());
        assertTrue(!answer.isLocal());
        assertEquals(1, node.counts().shed());
        kept.forEach(transaction -> transaction.respond(200));
        for (var future : held)
            assertEquals(200, future.get(5, TimeUnit.SECONDS).status());
        var next = asker.send(order);
        SipHouse.await("it is taken again", () -> kept.size() == 5);
        kept.get(4).respond(202);
        assertEquals(202, next.get(5, TimeUnit.SECONDS).status());
    }

    @Test
    void a_handler_that_throws_costs_a_500() throws Exception {
        SipNode asker = house.open(11, SipHouse.QUICK, transaction -> false);
        house.open(12, SipHouse.QUICK, transaction -> {
            throw new IllegalStateException("on purpose");
        });
        assertEquals(500, status(asker, SipOrder.of("MESSAGE", "sip:127.32.0.12")));
        assertEquals(1, house.bugs.size());
        house.bugs.clear();
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        house.open(12, SipHouse.QUICK, transaction -> false);
        BindFailure failure =
                assertThrows(BindFailure.class, () -> house.open(12, SipHouse.QUICK, transaction -> false));
        assertEquals(SipHouse.at(12, 5060), failure.address());
        assertTrue(failure.getMessage().startsWith("127.32.0.12:5060/udp: "));
    }

    @Test
    void reset_forgets_and_keeps_ports_and_close_gives_them_back() throws Exception {
        SipNode node = house.open(12, SipHouse.QUICK, transaction -> true);
        SipNode asker = house.open(11, SipHouse.QUICK, transaction -> false);
        asker.send(SipOrder.of("MESSAGE", "sip:127.32.0.12").via(SipHouse.peer(12, Transport.TCP)));
        SipHouse.await("it is held", () -> node.counts().serverTransactions() == 1);
        node.reset();
        assertEquals(0, node.counts().serverTransactions());
        assertEquals(0, node.counts().connections());
        try (Socket socket = dial()) {
            assertTrue(socket.isConnected());
        }
        node.close();
        node.close();
        house.open(12, SipHouse.QUICK, transaction -> false);
    }
}
