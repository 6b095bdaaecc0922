package voicelab.engines.sip.b2bua;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** Which headers cross from one leg to the other: all but those of one hop, one dialog, or one node's own abilities. */
final class Crossing {
    private static final Set<String> STAYS = Set.of(
            "via",
            "v",
            "route",
            "record-route",
            "path",
            "service-route",
            "contact",
            "m",
            "call-id",
            "i",
            "cseq",
            "from",
            "f",
            "to",
            "t",
            "max-forwards",
            "content-length",
            "l",
            "content-type",
            "c",
            "allow",
            "supported",
            "k",
            "require",
            "proxy-require",
            "unsupported",
            "accept",
            "server",
            "user-agent",
            "session-expires",
            "x",
            "min-se",
            "timestamp",
            "rack",
            "rseq",
            "authorization",
            "proxy-authorization",
            "www-authenticate",
            "proxy-authenticate",
            "authentication-info");

    private Crossing() {}

    static List<SipHeader> headers(SipPacket packet) {
        List<SipHeader> crossing = new ArrayList<>();
        for (SipHeader header : packet.allHeaders())
            if (!STAYS.contains(header.name().toLowerCase(Locale.ROOT))) crossing.add(header);
        return crossing;
    }

    /** The same response for the other leg, without a body.
     * @param headers those that cross */
    static SipReply reply(SipPacket response, List<SipHeader> headers) {
        SipReply reply = SipReply.of(sameClass(response.status())).with(headers);
        if (reply.status() == response.status()) reply = reply.reason(response.reason());
        if (response.status() >= 300 && response.status() < 400)
            for (String contact : response.values("Contact")) reply = reply.with("Contact", contact);
        return reply;
    }

    /** The caller cannot answer a challenge that was meant for this side. */
    private static int sameClass(int status) {
        return status == 401 || status == 407 ? 403 : status;
    }

    /** A body that is no SDP: it crosses as it is. */
    static Optional<SipContent> otherBody(SipPacket packet) {
        return packet.content().filter(body -> !body.is(SipContent.SDP));
    }
}
