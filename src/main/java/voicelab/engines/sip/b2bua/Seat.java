package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipPacket;

/** Where a call sits: on which leg of which pair. A transfer moves it. On the event loop only. */
final class Seat {
    LegPair pair;
    Leg leg;

    Seat(LegPair pair, Leg leg) {
        this.pair = pair;
        this.leg = leg;
    }

    /** Whether the call still is this leg's: after a transfer it may have left, and what it says matters no more. */
    boolean isHeldBy(Call call) {
        return leg.call == call;
    }

    boolean request(Call call, ServerTransaction request) {
        return isHeldBy(call) && InDialog.cross(pair, leg, request);
    }

    void reacknowledged(Call call, SipPacket ack) {
        if (isHeldBy(call)) InDialog.lateAnswer(pair, leg, ack);
    }

    void ended(Call call, SipPacket bye) {
        if (isHeldBy(call)) pair.ended(leg, bye);
    }
}
