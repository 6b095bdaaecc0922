package voicelab.engines.sip.b2bua;

import java.util.concurrent.CompletableFuture;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** Requests inside a dialog, on their way to the other leg, and their responses back. */
final class InDialog {
    private InDialog() {}

    /** @return false to leave it to the leg's own dialog */
    static boolean cross(LegPair pair, Leg from, ServerTransaction request) {
        return switch (request.request().method()) {
            case "BYE", "OPTIONS", "PRACK" -> false;
            case "INVITE" -> reoffer(pair, from, request);
            default -> any(pair, from, request);
        };
    }

    private static boolean any(LegPair pair, Leg from, ServerTransaction request) {
        Leg to = pair.other(from);
        if (pair.isOver()) return false;
        if (pair.plan().request(pair, from.call, request)) return true;
        if (to.call == null) return false;
        SipPacket packet = request.request();
        SipContent before = from.said();
        try {
            SipContent body = to.carried(packet);
            back(from, before, request, to.call.request(packet.method(), to.headers(packet), body));
        } catch (Unacceptable e) {
            request.respond(e.reply());
        }
        return true;
    }

    private static boolean reoffer(LegPair pair, Leg from, ServerTransaction request) {
        Leg to = pair.other(from);
        if (pair.isOver() || to.call == null || to.call.state() != Call.State.ANSWERED) return false;
        SipPacket packet = request.request();
        if (packet.sdp().isEmpty()) {
            // RFC 3261 section 14.2: a re-INVITE without an offer is answered with one
            if (from.told == null) request.respond(488);
            else request.respond(SipReply.of(200).body(from.told));
            return true;
        }
        SipContent before = from.said();
        try {
            SipHeader[] headers = to.headers(packet).toArray(SipHeader[]::new);
            back(from, before, request, to.call.reoffer(to.carried(packet), headers));
            request.onCancel(
                    () -> to.call.cancelReoffer(to.headers(request.cancel()).toArray(SipHeader[]::new)));
        } catch (Unacceptable e) {
            request.respond(e.reply());
        }
        return true;
    }

    /** @param before what {@code from} had said: what is refused changes nothing (RFC 3261 section 14.1) */
    private static void back(
            Leg from, SipContent before, ServerTransaction request, CompletableFuture<SipPacket> answer) {
        answer.whenComplete((response, problem) -> {
            if (problem != null || response.status() >= 300) from.saysAgain(before);
            if (problem != null) {
                request.respond(491); // the other leg is busy with an offer of its own
                return;
            }
            SipReply reply = from.reply(response);
            try {
                SipContent body = from.carried(response);
                request.respond(body == null ? reply : reply.body(body));
            } catch (Unacceptable e) {
                request.respond(SipReply.of(502));
            }
        });
    }

    /** The ACK of a 2xx to a re-INVITE without an offer: its answer is news only when it changes the session. */
    static void lateAnswer(LegPair pair, Leg from, SipPacket ack) {
        Leg to = pair.other(from);
        SipContent sdp = ack.sdp().orElse(null);
        if (sdp == null || !from.isNews(sdp) || pair.isOver() || to.call == null) return;
        try {
            SipContent offer = to.carried(ack);
            to.call.reoffer(offer).whenComplete((response, problem) -> {
                if (problem != null || response.status() >= 300) pair.end("the other end refused what the ACK said");
            });
        } catch (Unacceptable e) {
            pair.end(e.getMessage());
        }
    }
}
