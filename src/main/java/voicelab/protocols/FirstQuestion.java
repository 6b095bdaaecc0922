package voicelab.protocols;

import java.nio.charset.StandardCharsets;

/** The least that can be asked of a listener in its own protocol, and how to tell an answer: an open port is no ready engine. */
public final class FirstQuestion {
    /** docs/open-framing.md: magic, version 1, type 1 (keep-alive), two reserved, length 0. */
    private static final String KEEP_ALIVE = "VLAB\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000";

    /** The head of an OpenWire WireFormatInfo: the broker tells its protocols apart by it and answers with its own. */
    private static final String WIRE_FORMAT_BEGINS = "\u0000\u0000\u0000\u00F0\u0001ActiveMQ";

    /** RFC 2741 6.2.11: a Ping of no session; the Response (type 18) says notOpen. */
    private static final String PING = "\u0001\r\u0010" + "\u0000".repeat(17);
    /** PostgreSQL 55.2.10: is TLS spoken here? One letter answers. */
    private static final String SSL_REQUEST = "\u0000\u0000\u0000\b\u0004\u00d2\u0016/";

    private FirstQuestion() {}

    /**
     * @param protocol as the map names it
     * @param target {@code host:port} of the listener
     * @param own {@code host:port} of who asks
     * @return empty for a protocol that has no such question
     */
    public static byte[] bytes(String protocol, String transport, String target, String own) {
        String text = switch (protocol) {
            case "SIP" -> options(transport, target, own);
            case "HTTP" ->
                "GET / HTTP/1.1\r\nHost: " + target + "\r\nUser-Agent: voicelab-probe\r\nConnection: close\r\n\r\n";
            case "frame" -> KEEP_ALIVE;
            case "OpenWire" -> WIRE_FORMAT_BEGINS;
            case "AgentX" -> PING;
            case "PostgreSQL" -> SSL_REQUEST;
            default -> "";
        };
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What its answer begins with or contains; empty where nothing is asked. */
    public static String answer(String protocol) {
        return switch (protocol) {
            case "SIP" -> "SIP/2.0";
            case "HTTP" -> "HTTP/1.";
            case "frame" -> "VLAB";
            case "OpenWire" -> "ActiveMQ";
            case "AgentX" -> "\u0001\u0012";
            case "PostgreSQL" -> "S";
            default -> "";
        };
    }

    private static String options(String transport, String target, String own) {
        String host = own.substring(0, own.lastIndexOf(':'));
        String id = transport + "-" + own.substring(host.length() + 1) + "-" + target.replace(':', '-');
        return "OPTIONS sip:" + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport + " " + own + ";branch=z9hG4bK-probe-" + id + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:probe@" + own + ">;tag=probe\r\n"
                + "To: <sip:" + target + ">\r\n"
                + "Call-ID: probe-" + id + "@" + host + "\r\n"
                + "CSeq: 1 OPTIONS\r\n"
                + "Contact: <sip:probe@" + own + ">\r\n"
                + "Content-Length: 0\r\n\r\n";
    }
}
