package voicelab.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import voicelab.map.Transport;
import voicelab.net.Hop;
import voicelab.standin.BoundListener;

/** Asks a listener something in its own protocol: an open port is not a ready engine. */
final class Probes {
    /** Ample: beside others on a busy machine the first answer of an engine, which loads its classes, may take long. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int ASK_AGAIN_MILLIS = 500;
    private static final int MAX_ANSWER = 2_048;

    private final InetAddress from;

    /** @param from the lab's own host, so that journals and captures can tell probes from traffic */
    Probes(InetAddress from) {
        this.from = from;
    }

    /** @throws IOException naming the listener that did not answer its protocol */
    void ask(BoundListener listener) throws IOException {
        String protocol = listener.spec().protocol();
        // what an agent answers depends on communities and users; its datagram port is ready as soon as it is bound
        if (protocol.equals("SNMP")) return;
        try {
            String answer =
                    listener.spec().transport() == Transport.UDP ? udp(listener, protocol) : tcp(listener, protocol);
            if (!answer.contains(expected(protocol)))
                throw new IOException("answered \"" + answer.lines().findFirst().orElse("") + "\"");
        } catch (IOException e) {
            throw new IOException(
                    listener.spec().ref() + " at " + Hop.text(listener.bound()) + " does not answer " + protocol + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private String tcp(BoundListener listener, String protocol) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(listener.bound(), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(question(protocol, "TCP", listener, socket.getLocalPort()));
            return protocol.equals("frame") || protocol.equals("OpenWire") || protocol.equals("AgentX") || ask(protocol)
                    ? read(socket.getInputStream(), expected(protocol))
                    : "";
        }
    }

    private static boolean ask(String protocol) {
        return protocol.equals("SIP") || protocol.equals("HTTP") || protocol.equals("PostgreSQL") || protocol.equals("TDS");
    }

    private static String read(InputStream in, String until) throws IOException {
        byte[] buffer = new byte[MAX_ANSWER];
        int length = 0;
        while (length < buffer.length) {
            int n = in.read(buffer, length, buffer.length - length);
            if (n < 0) break;
            length += n;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (text.contains(until)) return text;
        }
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    private String udp(BoundListener listener, String protocol) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            socket.setSoTimeout(ASK_AGAIN_MILLIS);
            byte[] question = question(protocol, "UDP", listener, socket.getLocalPort());
            byte[] buffer = new byte[MAX_ANSWER];
            DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
            for (int i = 0; i < PATIENCE_MILLIS / ASK_AGAIN_MILLIS; i++) {
                socket.send(new DatagramPacket(question, question.length, listener.bound()));
                try {
                    socket.receive(answer);
                    return new String(buffer, 0, answer.getLength(), StandardCharsets.ISO_8859_1);
                } catch (java.net.SocketTimeoutException e) {
                    // UDP may lose a question: ask again
                }
            }
            throw new IOException("no answer within " + PATIENCE_MILLIS + " ms");
        }
    }

    private byte[] question(String protocol, String transport, BoundListener listener, int ownPort) {
        String text = switch (protocol) {
            case "SIP" -> options(transport, Hop.text(listener.bound()), ownPort);
            case "HTTP" ->
                "GET / HTTP/1.1\r\nHost: " + Hop.text(listener.bound())
                        + "\r\nUser-Agent: voicelab-probe\r\nConnection: close\r\n\r\n";
            case "frame" -> KEEP_ALIVE;
            case "OpenWire" -> WIRE_FORMAT_BEGINS;
            case "AgentX" -> PING;
            case "PostgreSQL" -> SSL_REQUEST;
            case "TDS" -> PRELOGIN;
            default -> "";
        };
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** docs/open-framing.md: magic, version 1, type 1 (keep-alive), two reserved, length 0. */
    private static final String KEEP_ALIVE = "VLAB\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000";

    /** The head of an OpenWire WireFormatInfo: the broker tells its protocols apart by it and answers with its own. */
    private static final String WIRE_FORMAT_BEGINS = "\u0000\u0000\u0000\u00F0\u0001ActiveMQ";

    /** RFC 2741 6.2.11: a Ping of no session; the Response (type 18) says notOpen. */
    private static final String PING = "\u0001\r\u0010" + "\u0000".repeat(17);
    /** PostgreSQL 55.2.10: is TLS spoken here? One letter answers. */
    private static final String SSL_REQUEST = "\u0000\u0000\u0000\b\u0004\u00d2\u0016/";

    /** MS-TDS 2.2.6.5: VERSION alone, in a packet of type 18; a packet of type 4 answers. */
    private static final String PRELOGIN = "\u0012\u0001\u0000\u0014\u0000\u0000\u0001\u0000"
            + "\u0000\u0000\u0006\u0000\u0006\u00FF\u0000\u0000\u0000\u0000\u0000\u0000";

    private static String expected(String protocol) {
        return switch (protocol) {
            case "SIP" -> "SIP/2.0";
            case "HTTP" -> "HTTP/1.";
            case "frame" -> "VLAB";
            case "OpenWire" -> "ActiveMQ";
            case "AgentX" -> "\u0001\u0012";
            case "PostgreSQL" -> "S";
            case "TDS" -> "\u0004\u0001";
            default -> "";
        };
    }

    private String options(String transport, String target, int ownPort) {
        String own = from.getHostAddress() + ":" + ownPort;
        String id = transport + "-" + ownPort + "-" + target.replace(':', '-');
        return "OPTIONS sip:" + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport + " " + own + ";branch=z9hG4bK-probe-" + id + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:probe@" + own + ">;tag=probe\r\n"
                + "To: <sip:" + target + ">\r\n"
                + "Call-ID: probe-" + id + "@" + from.getHostAddress() + "\r\n"
                + "CSeq: 1 OPTIONS\r\n"
                + "Contact: <sip:probe@" + own + ">\r\n"
                + "Content-Length: 0\r\n\r\n";
    }
}
