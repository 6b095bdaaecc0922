package voicelab.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocking sockets through a gate: the right source address, dials that a bar stops, cables that are pulled. */
class GateTest {
    private final Gate gate = new Gate();
    private InetAddress own;
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        own = InetAddress.getByAddress(new byte[] {127, 37, 9, 2});
        server = new ServerSocket(0, 8, InetAddress.getByAddress(new byte[] {127, 37, 9, 3}));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private record Cut(boolean stopsOpen, String onlyTo) implements Gate.Bar {
        @Override
        public boolean stops(String fromHost, String toHost) {
            return onlyTo.isEmpty() || onlyTo.equals(toHost);
        }

        @Override
        public String sentence() {
            return "arrow x-0 (a -> b) is cut";
        }
    }

    private Socket dial() throws IOException {
        return new Dialer(own).sockets(gate).createSocket(server.getInetAddress(), server.getLocalPort());
    }

    @Test
    void a_dial_comes_from_the_own_address_and_is_counted_until_it_is_closed() throws IOException {
        try (Socket socket = dial();
                Socket accepted = server.accept()) {
            assertEquals(own, accepted.getInetAddress());
            assertEquals(1, gate.openCount());
            assertTrue(socket.isConnected());
        }
        assertEquals(0, gate.openCount());
    }

    @Test
    void a_cut_pulls_what_is_open_and_stops_new_dials_with_its_sentence_until_it_is_lifted() throws IOException {
        try (Socket socket = dial();
                Socket accepted = server.accept()) {
            gate.bar(new Cut(true, ""));
            assertThrows(SocketException.class, () -> socket.getInputStream().read());
            assertEquals(-1, accepted.getInputStream().read());
            assertEquals(0, gate.openCount());
            assertEquals(
                    "arrow x-0 (a -> b) is cut",
                    assertThrows(ArrowFailure.class, this::dial).getMessage());
        }
        gate.bar(null);
        dial().close();
    }

    @Test
    void a_refusal_leaves_open_connections_alone() throws IOException {
        try (Socket socket = dial();
                Socket accepted = server.accept()) {
            gate.bar(new Cut(false, ""));
            accepted.getOutputStream().write(7);
            assertEquals(7, socket.getInputStream().read());
            gate.pass(new Hop((InetSocketAddress) socket.getLocalSocketAddress(), null));
            assertThrows(ArrowFailure.class, this::dial);
        }
    }

    @Test
    void a_bar_for_another_host_stops_nobody_here() throws IOException {
        gate.bar(new Cut(true, "127.37.9.4"));
        dial().close();
        assertFalse(gate.stopped(new Hop(null, new InetSocketAddress(server.getInetAddress(), 1))));
    }

    @Test
    void a_dial_that_fails_leaves_nothing_open() throws IOException {
        server.close();
        assertThrows(IOException.class, this::dial);
        assertEquals(0, gate.openCount());
    }
}
