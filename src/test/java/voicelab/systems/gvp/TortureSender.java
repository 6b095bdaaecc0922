package voicelab.systems.gvp;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import voicelab.protocols.sip.SipMalformed;
import voicelab.protocols.sip.SipPacket;

/**
 * Sends bytes that no SIP library would, and an OPTIONS behind them: its 200 says that the other side lives and that there
 * is no answer to what came before it.
 */
final class TortureSender {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 65_535;

    private final InetAddress from;
    private final InetSocketAddress to;
    private int asked;

    TortureSender(InetAddress from, InetSocketAddress to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Status and reason of the final answer, empty for none.
     *
     * @param run what only this message and so its answers hold: those of earlier ones are sent again meanwhile
     * @param waits whether an answer is due, however late
     */
    String udp(byte[] message, String run, boolean waits) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, viaPort(message)))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.send(new DatagramPacket(message, message.length, to));
            String answer = waits ? receive(socket, run) : "";
            byte[] options = options("UDP", socket.getLocalPort());
            socket.send(new DatagramPacket(options, options.length, to));
            String next = receive(socket, run);
            while (!isAlive(next)) {
                answer = next;
                next = receive(socket, run);
            }
            return finalOf(answer);
        }
    }

    private static String receive(DatagramSocket socket, String run) throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
            socket.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (!text.startsWith("SIP/2.0 1") && (text.contains(run) || isAlive(text))) return text;
        }
    }

    /** The same over a connection, which the other side may close. */
    String tcp(byte[] message, boolean waits) throws IOException {
        String answer;
        try (Socket socket = connected()) {
            socket.getOutputStream().write(message);
            if (waits) {
                answer = read(socket.getInputStream(), false);
            } else {
                socket.getOutputStream().write(options("TCP", socket.getLocalPort()));
                socket.shutdownOutput();
                answer = read(socket.getInputStream(), true);
            }
        }
        try (Socket socket = connected()) {
            socket.getOutputStream().write(options("TCP", socket.getLocalPort()));
            if (!isAlive(read(socket.getInputStream(), false))) throw new IOException("no 200 to an OPTIONS");
        }
        return isAlive(answer) ? "" : finalOf(answer);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(to);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** The first final response; all there is when the stream ends before. */
    private static String read(InputStream in, boolean toTheEnd) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[MOST_BYTES];
        while (true) {
            int count = in.read(buffer);
            if (count < 0) break;
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            if (!toTheEnd
                    && text.toString()
                            .replaceAll("(?s)SIP/2.0 1.*?\r\n\r\n", "")
                            .contains("\r\n\r\n")) break;
        }
        return text.toString().replaceAll("(?s)SIP/2.0 1.*?\r\n\r\n", "");
    }

    private static boolean isAlive(String response) {
        String head = response.split("\r\n\r\n", 2)[0];
        return head.startsWith("SIP/2.0 200") && head.contains("alive-");
    }

    private static String finalOf(String response) {
        int end = response.indexOf('\r');
        return end < 0 ? "" : response.substring("SIP/2.0 ".length(), end);
    }

    private byte[] options(String transport, int port) {
        String id = "alive-" + from.getHostAddress() + "-" + ++asked + "-" + transport;
        String host = from.getHostAddress() + ":" + port;
        return ("OPTIONS sip:alive@" + to.getAddress().getHostAddress() + " SIP/2.0\r\nVia: SIP/2.0/" + transport + " "
                        + host + ";branch=z9hG4bK" + id + "\r\nMax-Forwards: 70\r\nFrom: <sip:a@" + host + ">;tag=1\r\n"
                        + "To: <sip:b@lab>\r\nCall-ID: " + id + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int viaPort(byte[] message) {
        try {
            return SipPacket.read(message).sentByPort();
        } catch (SipMalformed e) {
            return 5060;
        }
    }
}
