package voicelab.interop;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** SIP requests written out by hand, right or wrong. */
final class SipText {
    static final String OFFER = "v=0\r\no=caller 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 7200 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";

    /** A codec of no telephone. */
    static final String STRANGE_OFFER = OFFER.replace("AVP 0", "AVP 97").replace("0 PCMU/8000", "97 NOISE/44100");

    private static final SecureRandom RANDOM = new SecureRandom();

    private SipText() {}

    /** A whole request, its length told as {@code length}. */
    static String request(String method, String uri, String transport, String more, String body, String length) {
        String id = Long.toHexString(RANDOM.nextLong());
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport + " 127.0.0.1:9;rport;branch=z9hG4bK" + id + "\r\n"
                + "From: <sip:bad@127.0.0.1>;tag=" + id + "\r\n"
                + "To: <" + uri + ">\r\n"
                + "Call-ID: " + id + "@bad\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + "Contact: <sip:bad@127.0.0.1:9>\r\n"
                + "Max-Forwards: 70\r\n"
                + more
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + (length == null ? "" : "Content-Length: " + length + "\r\n")
                + "\r\n"
                + body;
    }

    /** An INVITE as it should be, but for its body. */
    static String invite(String uri, String transport, String body) {
        String length = Integer.toString(body.getBytes(StandardCharsets.UTF_8).length);
        return request("INVITE", uri, transport, "", body, length);
    }
}
