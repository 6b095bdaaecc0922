package voicelab.engines.sip.b2bua;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** One end of a joined call, and the session as this end knows it. On the event loop only. */
final class Leg {
    private static final int MOST_MISSES = 2;
    private static final Pattern HELD = Pattern.compile("(?m)^a=(sendrecv|sendonly|recvonly|inactive)[ \\t]*\\R?");
    private static final Pattern OWN = Pattern.compile("(?m)^[os]=.*\\R?");

    /** How SDP is changed on its way to this leg. */
    interface Rewriting {
        SipContent apply(SipContent sdp) throws Unacceptable;
    }

    private final LegPair pair;
    private final Rewriting towardsHere;
    /** Where this leg's call sits; another call takes another seat. */
    Seat seat;
    /** Of what this leg's call is told. */
    ToldOrigin origin = new ToldOrigin();
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
        this.seat = new Seat(pair, this);
    }

    /** What this leg last said, once more and without a hold, as an offer for somebody else; {@code null} when nothing. */
    SipContent offerToOthers() {
        return said.length == 0
                ? null
                : SipContent.sdp(HELD.matcher(SipContent.sdp(said).text()).replaceAll(""));
    }

    /** Whether this SDP means other media than what this leg said last: more than a new version or a hold. */
    boolean isOtherMedia(SipContent sdp) {
        return !media(sdp).equals(media(SipContent.sdp(said)));
    }

    private static String media(SipContent sdp) {
        return OWN.matcher(HELD.matcher(sdp.text()).replaceAll("")).replaceAll("");
    }

    /** This leg says something new: how it goes to the other end. */
    SipContent says(SipContent sdp, Leg to) throws Unacceptable {
        to.told = to.origin.told(to.towardsHere.apply(sdp));
        said = sdp.bytes();
        return to.told;
    }

    /** What this leg said last, as it said it; {@code null} when nothing. */
    SipContent said() {
        return said.length == 0 ? null : SipContent.sdp(said);
    }

    /** What it said since was refused: its media is again where it was. */
    void saysAgain(SipContent before) {
        if (before == null || !isNews(before) || pair.isOver()) return;
        try {
            says(before, pair.other(this));
        } catch (Unacceptable e) {
            pair.end("what held before a refused offer holds no more: " + e.getMessage());
        }
    }

    /** Another call takes this leg's place. */
    void sits(Call next, Seat at, ToldOrigin itsOrigin, SipContent itsSaid) {
        call = next;
        seat = at;
        at.pair = pair;
        at.leg = this;
        origin = itsOrigin;
        said = itsSaid == null ? new byte[0] : itsSaid.bytes();
    }

    /** Notes the INVITE of this leg. */
    void heard(SipPacket invite) {
        offerWanted = invite.sdp().isEmpty();
    }

    /** The body of {@code packet} as it goes to this leg; {@code null} for none. */
    SipContent carried(SipPacket packet) throws Unacceptable {
        SipContent sdp = packet.sdp().orElse(null);
        if (sdp == null) return Crossing.otherBody(packet).orElse(null);
        return pair.other(this).says(sdp, this);
    }

    /** The headers of {@code packet} that go to this leg. */
    List<SipHeader> headers(SipPacket packet) {
        return pair.plan().crossing(pair.callee == this, Crossing.headers(packet));
    }

    /** The same response for this leg, without a body. */
    SipReply reply(SipPacket response) {
        return Crossing.reply(response, headers(response));
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
