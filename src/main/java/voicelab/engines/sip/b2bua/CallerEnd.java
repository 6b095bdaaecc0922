package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipPacket;

/** What the caller's leg says. */
final class CallerEnd implements CallListener {
    private final LegPair pair;

    CallerEnd(LegPair pair) {
        this.pair = pair;
    }

    @Override
    public void acknowledged(Call call, SipPacket ack) {
        pair.acknowledged(ack);
    }

    @Override
    public void cancelled(Call call) {
        pair.cancelled();
    }

    @Override
    public boolean request(Call call, ServerTransaction request) {
        return InDialog.cross(pair, pair.caller, request);
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        InDialog.lateAnswer(pair, pair.caller, ack);
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        pair.ended(pair.caller, bye);
    }
}
