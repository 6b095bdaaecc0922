package voicelab.engines.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that writes what it is told and reads what comes, byte for byte. */
final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(String own, InetSocketAddress to) throws IOException {
        socket.bind(new InetSocketAddress(own, 0));
        socket.connect(to, 1_000);
        socket.setSoTimeout(4_000);
        in = socket.getInputStream();
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** As {@link #send}, to a server that may have answered and closed before it has all. */
    RawClient offer(byte[] bytes) throws IOException {
        try {
            return send(bytes);
        } catch (SocketException closed) {
            return this;
        }
    }

    /** Everything until the other end closes. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** The head of one reply, with its blank line. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) throw new IOException("closed after: " + head);
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    String body(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** Sends a piece again and again, until the other end says no more; what it said. */
    String trickle(String piece, int everyMillis) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        socket.setSoTimeout(everyMillis);
        for (int round = 0; round < 500; round++) {
            try {
                int b = in.read();
                while (b >= 0) {
                    said.write(b);
                    b = in.read();
                }
                return said.toString(StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException silent) {
                try {
                    send(piece);
                } catch (SocketException closed) {
                    return said.toString(StandardCharsets.ISO_8859_1);
                }
            } catch (SocketException closed) {
                return said.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("open after all: " + said);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
