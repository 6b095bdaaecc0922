package voicelab.systems.resourcemanager;

import java.time.Duration;
import voicelab.engines.sip.SipReply;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipHeader;

/** The answers that this proxy makes itself. */
final class Answers {
    private Answers() {}

    /** With the reason in a Warning (RFC 3261 section 20.43, code 399). */
    static SipReply refusal(Desk desk, int status, String why) {
        String host = Hop.text(new java.net.InetSocketAddress(desk.lab().address(), 0))
                .replace(":0", "");
        return SipReply.of(status).with("Warning", "399 " + host + " \"" + quoted(why) + "\"");
    }

    static SipReply refusal(Desk desk, RespCode code, String why) {
        SipReply reply = refusal(desk, code.status(), why);
        return code.reason().isEmpty() ? reply : reply.reason(code.reason());
    }

    /** For the journal: the status, and what its Warning says. */
    static String shown(SipReply reply) {
        for (SipHeader each : reply.headers()) {
            if (!each.name().equals("Warning")) continue;
            int quote = each.value().indexOf('"');
            return reply.status() + " "
                    + each.value().substring(quote + 1, each.value().length() - 1);
        }
        return reply.status() + " " + reply.reason();
    }

    static String seconds(Duration time) {
        return Long.toString(Math.max(1, time.toSeconds()));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && i < 200; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else out.append(c < ' ' ? ' ' : c);
        }
        return out.toString();
    }
}
