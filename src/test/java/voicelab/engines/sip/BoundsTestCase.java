package voicelab.engines.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;

/** A SIP node with small bounds, and a peer that speaks bytes. */
abstract class BoundsTestCase {
    static final String OPTIONS = """
            OPTIONS sip:127.32.0.12 SIP/2.0
            Via: SIP/2.0/TCP 127.32.0.11:5099;branch=z9hG4bK%s
            Max-Forwards: 70
            From: <sip:a@b>;tag=1
            To: <sip:c@d>
            Call-ID: %s
            CSeq: 1 OPTIONS
            Content-Length: %s

            """.replace("\n", "\r\n");

    final SipHouse house = new SipHouse();

    @AfterEach
    void close() {
        house.close();
    }

    static String options(String id) {
        return options(id, "0");
    }

    static String options(String id, String length) {
        return OPTIONS.formatted(id, id, length);
    }

    static Socket dial() throws IOException {
        Socket socket = new Socket();
        socket.bind(SipHouse.at(11, 0));
        socket.connect(SipHouse.at(12, 5060));
        socket.setSoTimeout(5000);
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) line.append((char) c);
        return line.toString();
    }

    static boolean isClosed(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException e) {
            return !(e instanceof java.net.SocketTimeoutException);
        }
    }
}
