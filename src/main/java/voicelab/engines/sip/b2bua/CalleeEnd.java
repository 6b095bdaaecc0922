package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipPacket;

/** What the callee's leg says, one for each try. */
final class CalleeEnd implements CallListener {
    private final LegPair pair;
    private final SipPacket invite;
    private final Seat seat;

    CalleeEnd(LegPair pair, SipPacket invite) {
        this.pair = pair;
        this.invite = invite;
        this.seat = new Seat(pair, pair.callee);
    }

    Seat seat() {
        return seat;
    }

    @Override
    public void progress(Call call, SipPacket response) {
        if (pair.isTrying(this)) pair.progress(response);
    }

    @Override
    public void answered(Call call, SipPacket response) {
        if (pair.isTrying(this)) pair.answered(call, response);
        else call.hangUp(); // crossed with the caller's end
    }

    @Override
    public void failed(Call call, SipPacket response) {
        if (pair.isTrying(this)) pair.next(invite, response);
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
