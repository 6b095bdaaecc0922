package voicelab.systems.mcp;

import java.util.Optional;
import java.util.function.Consumer;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.systems.CallAudio;

/** Requests inside a call: keys and attached data by INFO, news of a transfer, new offers by re-INVITE and UPDATE. On the node's event loop. */
final class MidCall {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_ACCEPTABLE = 488;

    private final Mailbox mailbox;
    private final Referral referral;
    private final Consumer<String> notes;
    private volatile CallMedia media;

    MidCall(Mailbox mailbox, Referral referral, Consumer<String> notes) {
        this.mailbox = mailbox;
        this.referral = referral;
        this.notes = notes;
    }

    void over(CallMedia now) {
        media = now;
    }

    /** False leaves it to the dialog: BYE and OPTIONS are answered 200 there, the rest 501. */
    boolean request(ServerTransaction transaction) {
        return switch (transaction.request().method()) {
            case "INFO" -> info(transaction);
            case "NOTIFY" -> told(transaction);
            case "INVITE" -> offer(transaction, true);
            case "UPDATE" -> offer(transaction, false);
            default -> false;
        };
    }

    private boolean told(ServerTransaction transaction) {
        referral.told(transaction);
        return true;
    }

    private boolean info(ServerTransaction transaction) {
        Optional<SipContent> content = transaction.request().content();
        if (content.isEmpty()) {
            transaction.respond(OK); // an empty INFO only asks whether we are there (RFC 2976 section 2)
            return true;
        }
        if (UserData.isIn(content.get())) {
            int status = UserData.status(content.get());
            if (status == OK) notes.accept("attached data " + content.get().text());
            transaction.respond(status);
            return true;
        }
        if (!DtmfRelay.carries(content.get())) return false;
        Optional<Character> key = DtmfRelay.key(content.get());
        key.ifPresent(k -> mailbox.post(new CallNews.Key(k)));
        transaction.respond(key.isPresent() ? OK : BAD_REQUEST);
        return true;
    }

    private boolean offer(ServerTransaction transaction, boolean mayOffer) {
        CallMedia now = media;
        if (now == null) return false;
        Optional<SipContent> offer = transaction.request().sdp();
        try {
            SipReply reply = SipReply.of(OK);
            if (offer.isPresent()) reply = reply.body(now.audio().answer(offer.get()));
            else if (mayOffer) reply = reply.body(now.audio().offer());
            transaction.respond(reply);
        } catch (CallAudio.NotAcceptable e) {
            transaction.respond(SipReply.of(NOT_ACCEPTABLE));
        }
        return true;
    }

    void reacknowledged(SipPacket ack) {
        CallMedia now = media;
        if (now == null || ack.sdp().isEmpty()) return;
        try {
            now.audio().answered(ack.sdp().get());
        } catch (CallAudio.NotAcceptable e) {
            mailbox.gone("the answer to our offer: " + e.getMessage());
        }
    }
}
