package voicelab.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A socket that says whatever it likes. */
final class Wire implements AutoCloseable {
    static final int PATIENCE_MILLIS = 15_000;
    private static final int CONNECT_MILLIS = 5_000;

    private final Socket socket = new Socket();

    private Wire() {}

    static Wire to(InetSocketAddress address) throws IOException {
        Wire wire = new Wire();
        wire.socket.connect(address, CONNECT_MILLIS);
        wire.socket.setSoTimeout(PATIENCE_MILLIS);
        return wire;
    }

    int port() {
        return socket.getLocalPort();
    }

    Wire patient(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    /** Says it; a peer that has closed meanwhile is no error here. */
    Wire say(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            return this;
        }
        return this;
    }

    Wire say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What comes until the text is in it, the peer closes or patience ends. */
    String until(String text) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            while (heard.indexOf(text) < 0) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) return heard.append("<closed>").toString();
                heard.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            heard.append("<silence>");
        } catch (SocketException e) {
            heard.append("<closed>");
        }
        return heard.toString();
    }

    /** All that comes until the peer closes; ends in {@code <silence>} when it does not. */
    String rest() throws IOException {
        return until("\0there is no such text");
    }

    /** Breaks off without a word: the peer gets a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** One datagram and the first answer, or {@code <silence>}. */
    static String datagram(InetSocketAddress to, byte[] bytes, int patienceMillis) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(patienceMillis);
            socket.send(new DatagramPacket(bytes, bytes.length, to));
            DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(answer);
            return new String(Arrays.copyOf(answer.getData(), answer.getLength()), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            return "<silence>";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
