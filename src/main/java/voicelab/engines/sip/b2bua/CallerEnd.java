package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipPacket;

/** What the caller's leg says. */
final class CallerEnd implements CallListener {
    private final LegPair pair;
    private final Seat seat;

    CallerEnd(LegPair pair) {
        this.pair = pair;
        this.seat = pair.caller.seat;
    }

    @Override
    public void acknowledged(Call call, SipPacket ack) {
        if (seat.isHeldBy(call)) pair.acknowledged(ack);
    }

    @Override
    public void cancelled(Call call) {
        pair.cancelled();
    }

    @Override
    public boolean request(Call call, ServerTransaction request) {
        return seat.request(call, request);
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        seat.reacknowledged(call, ack);
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        seat.ended(call, bye);
    }
}
