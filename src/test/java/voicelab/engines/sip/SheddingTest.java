package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;

/** A node that is always behind: everything that it reads has stood in a queue for too long. */
class SheddingTest {
    private static final SipSettings BEHIND = SipHouse.QUICK.forProxy().withBehind(Duration.ofNanos(-1));

    private final SipHouse house = new SipHouse();
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

    private final SipHandler handler = new SipHandler() {
        @Override
        public boolean request(ServerTransaction transaction) {
            handled.add(transaction.request().method());
            transaction.respond(200);
            return true;
        }

        @Override
        public void ack(SipPacket ack, Hop hop) {
            handled.add("ACK");
        }
    };

    @AfterEach
    void close() {
        house.close();
    }

    private static String request(String method, String transport, int branch, String to) {
        return """
                %1$s sip:127.32.0.12 SIP/2.0
                Via: SIP/2.0/%2$s 127.32.0.11:5099;branch=z9hG4bKshed%3$d
                Max-Forwards: 70
                From: <sip:a@b>;tag=1
                To: <sip:c@d>%4$s
                Call-ID: shed
                CSeq: 1 %1$s
                Content-Length: 0

                """.formatted(method, transport, branch, to).replace("\n", "\r\n");
    }

    private static SipPacket ask(DatagramSocket socket, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, SipHouse.at(12, 5060)));
        DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
        socket.receive(answer);
        return SipPacket.read(java.util.Arrays.copyOf(answer.getData(), answer.getLength()));
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(SipHouse.at(11, 5099));
        socket.setSoTimeout(5_000);
        return socket;
    }

    @Test
    void a_new_call_is_refused_with_retry_after_and_without_a_transaction() throws Exception {
        SipNode node = house.open(12, BEHIND, handler);
        try (DatagramSocket socket = socket()) {
            SipPacket refused = ask(socket, request("INVITE", "UDP", 1, ""));
            assertEquals(503, refused.status());
            assertEquals("5", refused.header("Retry-After").orElseThrow());
            assertEquals(0, node.counts().serverTransactions());
            assertEquals(1, node.counts().shed());
            assertEquals(0, handled.size());
        }
    }

    @Test
    void the_ack_of_a_refusal_is_nobodys_business() throws Exception {
        SipNode node = house.open(12, BEHIND, handler);
        try (DatagramSocket socket = socket()) {
            String tag = ask(socket, request("INVITE", "UDP", 1, "")).toTag();
            byte[] ack = request("ACK", "UDP", 1, ";tag=" + tag).getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(ack, ack.length, SipHouse.at(12, 5060)));
            assertEquals(200, ask(socket, request("BYE", "UDP", 2, ";tag=x")).status());
            assertEquals("BYE", SipHouse.take(handled), "the ACK came before it");
            assertEquals(2, node.counts().received(), "it is not even read");
        }
    }

    @Test
    void the_ack_of_what_another_node_refused_is_taken() throws Exception {
        house.open(12, BEHIND, handler);
        house.open(13, BEHIND, handler);
        try (DatagramSocket socket = socket()) {
            String tag = ask(socket, request("INVITE", "UDP", 1, "")).toTag();
            byte[] ack = request("ACK", "UDP", 1, ";tag=" + tag).getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(ack, ack.length, SipHouse.at(13, 5060)));
            assertEquals("ACK", SipHouse.take(handled));
        }
    }

    @Test
    void its_repetition_is_refused_with_the_same_tag_and_another_call_with_another() throws Exception {
        house.open(12, BEHIND, handler);
        try (DatagramSocket socket = socket()) {
            String tag = ask(socket, request("INVITE", "UDP", 1, "")).toTag();
            assertEquals(tag, ask(socket, request("INVITE", "UDP", 1, "")).toTag());
            assertNotEquals(tag, ask(socket, request("INVITE", "UDP", 2, "")).toTag());
        }
    }

    @Test
    void requests_of_calls_that_it_has_pass_while_new_ones_are_refused() throws Exception {
        SipNode node = house.open(12, BEHIND, handler);
        try (DatagramSocket socket = socket()) {
            assertEquals(503, ask(socket, request("INVITE", "UDP", 1, "")).status());
            assertEquals(200, ask(socket, request("INVITE", "UDP", 2, ";tag=x")).status());
            byte[] ack = request("ACK", "UDP", 3, ";tag=x").getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(ack, ack.length, SipHouse.at(12, 5060)));
            assertEquals(200, ask(socket, request("BYE", "UDP", 4, ";tag=x")).status());
            assertEquals("INVITE", SipHouse.take(handled));
            assertEquals("ACK", SipHouse.take(handled));
            assertEquals("BYE", SipHouse.take(handled));
            assertEquals(1, node.counts().shed());
        }
    }

    @Test
    void over_tcp_the_same_and_whoever_asks_whether_it_lives_hears_that_it_does() throws Exception {
        house.open(12, BEHIND, handler);
        try (Socket socket = new Socket()) {
            socket.bind(SipHouse.at(11, 0));
            socket.connect(SipHouse.at(12, 5060));
            socket.setSoTimeout(5_000);
            String all = request("INVITE", "TCP", 1, "")
                    + request("BYE", "TCP", 2, ";tag=x")
                    + request("OPTIONS", "TCP", 3, "");
            socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
            assertEquals(503, answer(socket));
            assertEquals(200, answer(socket));
            assertEquals(200, answer(socket));
        }
        assertEquals("BYE", SipHouse.take(handled));
        assertEquals("OPTIONS", SipHouse.take(handled));
    }

    /** The status of the next answer; none of them has a body. */
    private static int answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int c = socket.getInputStream().read();
            if (c < 0) throw new IOException("closed after " + text);
            text.append((char) c);
        }
        return Integer.parseInt(text.substring("SIP/2.0 ".length(), "SIP/2.0 ".length() + 3));
    }
}
