package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;

/** The two headers that go with a body. */
final class Bodies {
    private Bodies() {}

    static byte[] headers(SipContent content) {
        return text(content).getBytes(StandardCharsets.UTF_8);
    }

    static String text(SipContent content) {
        if (content == null || content.bytes().length == 0) return "Content-Length: 0\r\n";
        return "Content-Type: " + content.type() + "\r\nContent-Length: " + content.bytes().length + "\r\n";
    }
}
