package voicelab.net;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The first words of a protocol: what to say to a listener, and what its answer must contain. Bytes, one a character.
 *
 * @param answer a part of every answer, right ones and refusals
 */
public record Greeting(String question, String answer) {

    /** Those whose question is always the same. */
    private static final Map<String, Greeting> SAME = Map.of(
            // docs/open-framing.md: magic, version 1, type 1 (keep-alive), two reserved, length 0
            "frame", new Greeting("VLAB\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000", "VLAB"),
            // the head of an OpenWire WireFormatInfo: the broker tells its protocols apart by it and answers with its
            // own
            "OpenWire", new Greeting("\u0000\u0000\u0000\u00F0\u0001ActiveMQ", "ActiveMQ"),
            // RFC 2741 6.2.11: a Ping of no session; the Response (type 18) says notOpen
            "AgentX", new Greeting("\u0001\r\u0010" + "\u0000".repeat(17), "\u0001\u0012"),
            // PostgreSQL 55.2.11: is GSSAPI encryption spoken here? One letter answers (as it would for TLS, whose
            // engine would then be made for nobody)
            "PostgreSQL", new Greeting("\u0000\u0000\u0000\b\u0004\u00d2\u00160", "N"),
            // MS-TDS 2.2.6.5: a PRELOGIN (type 18) with VERSION, and ENCRYPTION "not supported", which spares the
            // server its TLS engine; a packet of type 4 answers
            "TDS",
                    new Greeting(
                            "\u0012\u0001\u0000\u001A\u0000\u0000\u0000\u0000"
                                    + "\u0000\u0000\u000B\u0000\u0006\u0001\u0000\u0011\u0000\u0001\u00FF"
                                    + "\u0000".repeat(6) + "\u0002",
                            "\u0004\u0001"));

    /**
     * @param transport {@code TCP} or {@code UDP}
     * @param hop from the one who asks to the listener
     * @return empty for a protocol in which nothing can be asked without an account or an engine's start
     */
    public static Optional<Greeting> of(String protocol, String transport, Hop hop) {
        return switch (protocol) {
            case "SIP" -> Optional.of(new Greeting(options(transport, Hop.text(hop.local()), hop), "SIP/2.0"));
            case "HTTP" -> Optional.of(new Greeting(get(Hop.text(hop.remote())), "HTTP/1."));
            default -> Optional.ofNullable(SAME.get(protocol));
        };
    }

    public byte[] bytes() {
        return question.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String get(String host) {
        return "GET / HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: voicelab-probe\r\nConnection: close\r\n\r\n";
    }

    private static String options(String transport, String own, Hop hop) {
        String target = Hop.text(hop.remote());
        String id = transport + "-" + hop.local().getPort() + "-" + target.replace(':', '-');
        return "OPTIONS sip:" + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport + " " + own + ";branch=z9hG4bK-probe-" + id + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:probe@" + own + ">;tag=probe\r\n"
                + "To: <sip:" + target + ">\r\n"
                + "Call-ID: probe-" + id + "@" + hop.local().getAddress().getHostAddress() + "\r\n"
                + "CSeq: 1 OPTIONS\r\n"
                + "Contact: <sip:probe@" + own + ">\r\n"
                + "Content-Length: 0\r\n\r\n";
    }
}
