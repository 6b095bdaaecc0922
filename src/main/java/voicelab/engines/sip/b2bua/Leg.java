package voicelab.engines.sip.b2bua;

import java.util.Arrays;
import java.util.List;
import voicelab.engines.sip.Call;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** One end of a joined call, and the session as this end knows it. On the event loop only. */
final class Leg {
    private static final int MOST_MISSES = 2;

    /** How SDP is changed on its way to this leg. */
    interface Rewriting {
        SipContent apply(SipContent sdp) throws Unacceptable;
    }

    private final LegPair pair;
    private final Rewriting towardsHere;
    /** {@code null} until there is one. */
    Call call;
    /** Whether this leg's INVITE had no offer, so that the answer comes with its ACK. */
    boolean offerWanted;
    /** The SDP that this leg was last told; {@code null} when none. */
    SipContent told;
    /** The SDP that this leg last said, as it said it. */
    private byte[] said = {};

    private int misses;

    Leg(LegPair pair, Rewriting towardsHere) {
        this.pair = pair;
        this.towardsHere = towardsHere;
    }

    /** Notes the INVITE of this leg. */
    void heard(SipPacket invite) {
        offerWanted = invite.sdp().isEmpty();
    }

    /** The body of {@code packet} as it goes to this leg; {@code null} for none. */
    SipContent carried(SipPacket packet) throws Unacceptable {
        SipContent sdp = packet.sdp().orElse(null);
        if (sdp == null) return Crossing.otherBody(packet).orElse(null);
        pair.other(this).said = sdp.bytes();
        told = towardsHere.apply(sdp);
        return told;
    }

    /** Whether this SDP is another than what this leg said last. */
    boolean isNews(SipContent sdp) {
        return !Arrays.equals(said, sdp.bytes());
    }

    void audit() {
        if (call == null || call.state() != Call.State.ANSWERED) return;
        call.request("OPTIONS", List.of(), null).thenAccept(response -> {
            int status = response.status();
            misses = status == 408 || status == 481 || status == 503 ? misses + 1 : 0;
            if (status == 481 || misses >= MOST_MISSES) pair.end("an end of the call is gone: " + status);
        });
    }
}
