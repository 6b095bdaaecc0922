package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.Transport;

/** RFC 4475 and RFC 5118: each message over UDP and TCP; the node lives and answers in the class that the RFC asks for. */
class TortureTest {
    private static final int WAIT_MILLIS = 300;
    /** What each must be answered; 0 for nothing at all. What is not listed must be answered with any final response. */
    private static final Map<String, Set<Integer>> ANSWERS = Map.ofEntries(
            Map.entry("badinv01", Set.of(400)),
            Map.entry("badvers", Set.of(505)),
            Map.entry("baddn", Set.of(200, 400)),
            Map.entry("clerr", Set.of(400, 0)),
            Map.entry("cparam01", Set.of(200, 405)),
            Map.entry("esc02", Set.of(501, 405)),
            Map.entry("insuf", Set.of(400)),
            Map.entry("escruri", Set.of(400)),
            Map.entry("bext01", Set.of(420)),
            Map.entry("mcl01", Set.of(400)),
            Map.entry("unkscm", Set.of(416)),
            Map.entry("novelsc", Set.of(416)),
            Map.entry("bigcode", Set.of(0)),
            Map.entry("scalarlg", Set.of(0)),
            Map.entry("bcast", Set.of(0)),
            Map.entry("intmeth", Set.of(501, 405)),
            Map.entry("inv2543", Set.of(200, 400)),
            Map.entry("invut", Set.of(415)),
            Map.entry("longreq", Set.of(200)),
            Map.entry("ltgtruri", Set.of(400)),
            Map.entry("lwsruri", Set.of(400)),
            Map.entry("mismatch01", Set.of(400)),
            Map.entry("mismatch02", Set.of(400, 501)),
            Map.entry("multi01", Set.of(400)),
            Map.entry("ncl", Set.of(400)),
            Map.entry("noreason", Set.of(0)),
            Map.entry("quotbal", Set.of(400)),
            Map.entry("regbadct", Set.of(400)),
            Map.entry("scalar02", Set.of(400)),
            Map.entry("sdp01", Set.of(406)),
            Map.entry("trws", Set.of(400)),
            Map.entry("unreason", Set.of(0)),
            Map.entry("zeromf", Set.of(200, 483)),
            Map.entry("ipv6-bad", Set.of(400)),
            Map.entry("ipv4-mapped-ipv6", Set.of(200)),
            Map.entry("mult-ip-in-sdp", Set.of(200)));

    private static List<Path> messages() throws IOException {
        String suites = System.getProperty("voicelab.suites", "");
        assumeTrue(!suites.isEmpty(), "skipped: the property voicelab.suites does not name the folder of the suites");
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("rfc4475", "rfc5118")) {
            try (Stream<Path> files = Files.list(Path.of(suites, folder))) {
                files.filter(f -> f.toString().endsWith(".dat")).sorted().forEach(all::add);
            }
        }
        assertTrue(all.size() > 30, "too few messages in " + suites);
        return all;
    }

    @Test
    void every_torture_message_is_answered_in_its_class_and_harms_nobody() throws Exception {
        List<Path> messages = messages();
        List<String> wrong = new ArrayList<>();
        SipHouse house = new SipHouse();
        SipNode node = house.node(5, SipHouse.QUICK);
        UserAgent agent = new UserAgent(node, "callee");
        node.handle(transaction -> {
                    if (transaction.request().is("INVITE")) {
                        agent.incoming(transaction, new CallListener() {}).answer(SipReply.of(200));
                        return true;
                    }
                    return false;
                })
                .listen(SipHouse.at(5, 5060), Transport.UDP, Transport.TCP);
        for (Path file : messages) {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString().replace(".dat", "");
            check(wrong, name + " over UDP", name, udp(bytes));
            agent.reset();
            node.reset();
            check(wrong, name + " over TCP", name, tcp(bytes));
            agent.reset();
            node.reset();
        }
        assertEquals(List.of(), wrong);
        SipNode other = house.open(6, SipHouse.QUICK, transaction -> false);
        for (Transport transport : Transport.values())
            assertEquals(
                    200,
                    other.send(SipOrder.of("OPTIONS", "sip:127.32.0.5").via(SipHouse.peer(5, transport)))
                            .get()
                            .status());
        house.close();
    }

    private static void check(List<String> wrong, String what, String name, int answer) {
        Set<Integer> due = ANSWERS.get(name);
        boolean good = due == null ? answer >= 200 : due.contains(answer);
        // over TCP what has no usable length is refused, and an unfinished message waits for its end
        boolean stream =
                what.endsWith("TCP") && (answer == 400 || answer == 413 || (answer == 0 && name.equals("baddn")));
        if (!good && !stream) wrong.add(what + ": answered " + answer + ", due " + due);
    }

    /** The final response's status, 0 when nothing came. The Vias name no port, so that answers come to 5060. */
    private static int udp(byte[] bytes) throws IOException {
        List<DatagramSocket> sockets = new ArrayList<>();
        try {
            // the ports that the messages' top Vias name
            for (int port : new int[] {5060, 5050, 6050, 19823}) sockets.add(new DatagramSocket(SipHouse.at(7, port)));
            sockets.get(0).send(new DatagramPacket(bytes, bytes.length, SipHouse.at(5, 5060)));
            int answer = 0;
            for (DatagramSocket socket : sockets) if (answer == 0) answer = udpAnswer(socket);
            return answer;
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }

    private static int udpAnswer(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(WAIT_MILLIS / 2);
        while (true) {
            DatagramPacket answer = new DatagramPacket(new byte[65535], 65535);
            try {
                socket.receive(answer);
            } catch (SocketTimeoutException e) {
                return 0;
            }
            int status = status(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
            if (status >= 200) return status;
        }
    }

    private static int tcp(byte[] bytes) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(SipHouse.at(7, 0));
            socket.connect(SipHouse.at(5, 5060));
            socket.setSoTimeout(WAIT_MILLIS);
            socket.getOutputStream().write(bytes);
            InputStream in = socket.getInputStream();
            StringBuilder text = new StringBuilder();
            byte[] buffer = new byte[65535];
            while (true) {
                int count = in.read(buffer);
                if (count < 0) break;
                text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                if (status(text.toString()) >= 200) break;
            }
            return status(text.toString());
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private static int status(String text) {
        int last = 0;
        for (String line : text.split("\r\n")) {
            if (line.startsWith("SIP/2.0 ")) last = Integer.parseInt(line.substring(8, 11));
            if (last >= 200) break;
        }
        return last;
    }
}
