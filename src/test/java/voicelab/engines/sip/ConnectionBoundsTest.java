package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.Transport;

/** TCP connections that stop, are silent, or are too many. */
class ConnectionBoundsTest extends BoundsTestCase {
    @Test
    void who_stops_in_mid_message_is_closed_and_who_is_silent_too() throws Exception {
        SipSettings quick =
                SipHouse.QUICK.withTimeouts(Duration.ofMillis(900), Duration.ofMillis(200), Duration.ofSeconds(60));
        SipNode node = house.open(12, quick, transaction -> false);
        try (Socket stalled = dial();
                Socket idle = dial()) {
            write(stalled, "OPTIONS sip:x SIP/2.0\r\nVia");
            write(idle, options("idle"));
            assertEquals("SIP/2.0 200 OK", firstLine(idle));
            SipHouse.await("the stalled one is closed", () -> node.counts().connections() == 1);
            assertEquals(List.of("stopped in the middle of a message"), house.malformed);
            SipHouse.await("the idle one is closed", () -> node.counts().connections() == 0);
        }
    }

    @Test
    void a_body_that_never_comes_is_answered_400_before_the_connection_is_closed() throws Exception {
        SipSettings quick =
                SipHouse.QUICK.withTimeouts(Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofSeconds(60));
        house.open(12, quick, transaction -> false);
        try (Socket socket = dial()) {
            write(socket, options("short", "10"));
            assertEquals("SIP/2.0 400 stopped in the middle of a message", firstLine(socket));
        }
    }

    @Test
    void connections_beyond_the_bound_are_closed() throws Exception {
        SipNode node = house.open(12, SipHouse.QUICK.withBounds(1000, 10, 3), transaction -> false);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 5; i++) sockets.add(dial());
        SipHouse.await("two were refused", () -> house.malformed.size() == 2);
        assertEquals(3, node.counts().connections());
        write(sockets.get(0), options("first"));
        assertEquals("SIP/2.0 200 OK", firstLine(sockets.get(0)));
        for (Socket socket : sockets) socket.close();
    }

    @Test
    void strangers_that_take_all_connections_keep_nobody_from_dialing() throws Exception {
        SipNode node = house.open(12, SipHouse.QUICK.withBounds(1000, 10, 3), transaction -> false);
        house.open(11, SipHouse.QUICK, transaction -> false);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 3; i++) sockets.add(dial());
        SipHouse.await("all are taken", () -> node.counts().connections() == 3);
        SipOrder order = SipOrder.of("OPTIONS", "sip:127.32.0.11").via(SipHouse.peer(11, Transport.TCP));
        assertEquals(200, node.send(order).get(5, TimeUnit.SECONDS).status());
        sockets.add(dial());
        SipHouse.await("a fourth is refused", () -> house.malformed.size() == 1);
        for (Socket socket : sockets) socket.close();
    }
}
