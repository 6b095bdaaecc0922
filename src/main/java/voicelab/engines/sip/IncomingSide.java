package voicelab.engines.sip;

import java.util.Locale;
import java.util.Set;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** A call that came in, until it is answered or refused (RFC 3261 section 13.3). */
final class IncomingSide {
    private final Call call;
    private ServerTransaction transaction;

    IncomingSide(Call call) {
        this.call = call;
    }

    void begin(ServerTransaction invite) {
        transaction = invite;
        SipPacket request = invite.request();
        call.invite = request;
        SipReply refusal = refusal(request);
        if (refusal != null) {
            invite.respond(refusal);
            call.over();
            return;
        }
        call.noteSdp(request);
        call.fallback = new SipPeer(invite.hop().remote(), invite.transport());
        String contact =
                OrderWriter.contact(call.core, call.agent.user, call.core.contactAddress(invite), invite.transport());
        call.dialog = Dialog.ofCallee(request, invite.localTag(), contact, call.core.ids.firstCseq());
        call.agent.add(call, call.dialog);
        invite.dress(call.within::withContact);
        invite.onCancel(this::cancelled);
    }

    private SipReply refusal(SipPacket request) {
        if (call.agent.isFull()) {
            int after = call.core.outfit.settings().bounds().retryAfterSeconds();
            return SipReply.of(503).with("Retry-After", Integer.toString(after));
        }
        SipContent body = request.content().orElse(null);
        boolean readable = body == null
                || body.type().startsWith("multipart/")
                || call.core.outfit.settings().manners().accept().stream().anyMatch(body::is);
        // RFC 4475 section 3.3.15: our answer would be SDP, which this caller does not take
        if (readable && !takesSdp(request)) return SipReply.of(406);
        // RFC 3261 section 8.2.3
        String accept = String.join(", ", call.core.outfit.settings().manners().accept());
        return readable ? null : SipReply.of(415).with("Accept", accept);
    }

    private static boolean takesSdp(SipPacket request) {
        return request.header("Accept").isEmpty()
                || request.values("Accept").stream().anyMatch(each -> {
                    String range = each.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
                    return Set.of(SipContent.SDP, "application/*", "*/*").contains(range);
                });
    }

    void progress(SipReply reply) {
        if (!isOpen() || reply.status() >= 200) return;
        if (reply.status() > 100) call.state = Call.State.EARLY;
        transaction.respond(reply);
    }

    void answer(SipReply reply) {
        if (!isOpen() || reply.status() / 100 != 2) return;
        call.state = Call.State.ANSWERED;
        transaction.untilAcknowledged(this::neverAcknowledged);
        call.within.answered(transaction);
        transaction.respond(reply);
    }

    void reject(SipReply reply) {
        if (!isOpen() || reply.status() < 300) return;
        call.over();
        transaction.respond(reply);
    }

    private boolean isOpen() {
        return transaction != null && (call.state == Call.State.CALLING || call.state == Call.State.EARLY);
    }

    private void cancelled() {
        if (!isOpen()) return;
        call.over();
        transaction.respond(487);
        call.listener.cancelled(call);
    }

    /** A BYE came before the answer. */
    void terminate() {
        transaction.respond(487);
    }

    /** RFC 3261 section 13.3.1.4: without an ACK the dialog is ended by a BYE. */
    private void neverAcknowledged() {
        call.within.lost();
    }
}
