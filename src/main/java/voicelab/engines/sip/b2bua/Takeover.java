package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** Somebody calls in to take one end's place: answered when the remaining end has agreed to the new media. On the event loop. */
final class Takeover implements CallListener {
    private static final int NOT_ACCEPTABLE = 488;

    private final LegPair pair;
    private final Leg leaving;
    private final Leg staying;
    private final Seat seat;
    private boolean seated;

    Takeover(LegPair pair, Leg leaving) {
        this.pair = pair;
        this.leaving = leaving;
        this.staying = pair.other(leaving);
        this.seat = new Seat(pair, leaving);
    }

    void by(UserAgent agent, ServerTransaction invite) {
        SipContent offer = invite.request().sdp().orElse(null);
        if (offer == null) {
            invite.respond(NOT_ACCEPTABLE); // who takes over says where it listens
            return;
        }
        Call call = agent.incoming(invite, this);
        if (call.state() == Call.State.ENDED) return;
        staying.origin.changeOfVoice();
        staying.call.insist(staying.origin.told(offer)).whenComplete((reply, problem) -> {
            SipContent answer = problem == null ? reply.sdp().orElse(null) : null;
            boolean agreed = answer != null && reply.status() < 300;
            if (!agreed || pair.isOver() || !pair.mayTransfer())
                call.reject(SipReply.of(agreed ? 481 : NOT_ACCEPTABLE));
            else if (call.state() == Call.State.ENDED) restore();
            else sit(call, offer, answer);
        });
    }

    private void sit(Call call, SipContent offer, SipContent answer) {
        Call left = leaving.call;
        seated = true;
        leaving.sits(call, seat, new ToldOrigin(), offer);
        try {
            call.answer(staying.says(answer, leaving));
        } catch (Unacceptable e) {
            call.reject(e.reply());
            pair.end(e.getMessage());
        }
        if (left != null) left.hangUp();
    }

    /** It was cancelled meanwhile: the old end speaks again. */
    private void restore() {
        SipContent old = leaving.offerToOthers();
        if (old != null) staying.call.insist(staying.origin.told(old));
    }

    @Override
    public boolean request(Call call, ServerTransaction request) {
        return seated && seat.request(call, request);
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        if (seated) seat.reacknowledged(call, ack);
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        if (seated) seat.ended(call, bye);
    }
}
