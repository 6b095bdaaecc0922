package voicelab.systems.sipserver;

import java.util.Optional;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.b2bua.Joined;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** One call at SIP Server, from its INVITE to its end: where it is led, its attached data, and what its ends ask for. */
final class RoutedCall implements LegPlan {
    private final Switchboard board;
    private final CallFacts facts;
    private final Strategy strategy;
    private volatile Joined joined;
    private volatile Call outside;

    RoutedCall(Switchboard board, CallFacts facts, Strategy strategy) {
        this.board = board;
        this.facts = facts;
        this.strategy = strategy;
    }

    CallFacts facts() {
        return facts;
    }

    /** Empty while it rings. */
    Optional<Joined> joined() {
        return Optional.ofNullable(joined);
    }

    @Override
    public Step next(SipPacket failure) {
        return strategy.next(failure);
    }

    @Override
    public void trying(Runnable giveUp) {
        strategy.trying(giveUp);
    }

    @Override
    public void answered(Joined call) {
        strategy.stopRinging();
        joined = call;
        if (facts.outside()) outside = call.caller();
    }

    @Override
    public boolean request(Joined call, Call from, ServerTransaction request) {
        SipPacket packet = request.request();
        Optional<SipContent> body = packet.content();
        switch (packet.method()) {
            case "INFO" -> {
                if (body.isEmpty() || !body.get().is(AttachedData.TYPE)) return false;
                attach(call, from, request, body.get());
            }
            case "REFER" -> board.refer(this, call, from, request);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void attach(Joined call, Call from, ServerTransaction request, SipContent body) {
        try {
            var news = facts.data().merge(body.text());
            board.note(facts, "attached data " + news.keySet() + " of " + end(call, from));
            request.respond(200);
            tell(call, from, body);
        } catch (AttachedData.Refused e) {
            board.note(facts, "attached data refused: " + e.getMessage());
            request.respond(SipReply.of(e.status()).with("Warning", "399 sip-server \"" + e.getMessage() + "\""));
        }
    }

    /** The other end hears of it too, unless it is outside: what is attached is the contact centre's. */
    private void tell(Joined call, Call from, SipContent body) {
        Call other = call.caller() == from ? call.callee() : call.caller();
        if (other == null || other == outside) return;
        other.request("INFO", java.util.List.of(), body).exceptionally(gone -> null);
    }

    /** Attached from here: both ends inside hear of it. */
    void attached(SipContent body) {
        Joined now = joined;
        if (now == null) return;
        tell(now, now.caller(), body);
        tell(now, now.callee(), body);
    }

    static String end(Joined call, Call end) {
        return end == call.caller() ? "the caller" : "the callee";
    }

    @Override
    public void over(String how) {
        strategy.over(how);
        board.over(this);
    }
}
