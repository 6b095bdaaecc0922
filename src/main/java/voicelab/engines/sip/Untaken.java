package voicelab.engines.sip;

import java.util.List;
import java.util.Set;
import voicelab.protocols.sip.RequestCheck;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipProblem;

/** What a node says to a request that nobody took. */
final class Untaken {
    private static final Set<String> KNOWN = Set.of(
            "INVITE",
            "ACK",
            "CANCEL",
            "BYE",
            "OPTIONS",
            "REGISTER",
            "INFO",
            "UPDATE",
            "REFER",
            "NOTIFY",
            "SUBSCRIBE",
            "MESSAGE",
            "PRACK",
            "PUBLISH");

    private Untaken() {}

    static void answer(Core core, ServerTransaction transaction, boolean inDialog) {
        SipPacket request = transaction.request();
        SipSettings settings = core.outfit.settings();
        // what is answered here was received by a user agent, also at a proxy
        SipProblem problem = RequestCheck.of(request);
        if (problem != null) {
            core.malformed(transaction.hop(), problem.text());
            transaction.respond(SipReply.of(problem.status()).reason(problem.text()));
        } else if (inDialog) {
            transaction.respond(481);
        } else if (request.is("OPTIONS")) {
            List<String> unknown = Dispatch.unknownExtensions(core, request);
            transaction.respond(unknown.isEmpty() ? abilities(settings) : Dispatch.badExtension(unknown));
        } else if (KNOWN.contains(request.method())) {
            core.outfit.arrivals().unsupported(transaction.hop(), "SIP", request.method());
            transaction.respond(SipReply.of(405)
                    .with("Allow", String.join(", ", settings.manners().allow())));
        } else {
            core.outfit.arrivals().unsupported(transaction.hop(), "SIP", request.method());
            transaction.respond(SipReply.of(501)
                    .with("Allow", String.join(", ", settings.manners().allow())));
        }
    }

    /** RFC 3261 section 11.2. */
    private static SipReply abilities(SipSettings settings) {
        SipReply reply = SipReply.of(200);
        reply = listed(reply, "Allow", settings.manners().allow());
        reply = listed(reply, "Accept", settings.manners().accept());
        return listed(reply, "Supported", settings.manners().supported());
    }

    private static SipReply listed(SipReply reply, String name, List<String> values) {
        return values.isEmpty() ? reply : reply.with(name, String.join(", ", values));
    }
}
