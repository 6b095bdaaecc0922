package voicelab.systems;

import java.util.List;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.media.RtpSession;
import voicelab.net.Hop;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;
import voicelab.standin.LabContext;
import voicelab.standin.MediaArrows;

/**
 * What the two ends of a call agree on about one RTP session: answers offers and makes them, and tells the session where its
 * peer is and which arrow leads there (RFC 3264). Thread-safe; the session is its owner's to close.
 */
public final class CallAudio {
    private static final String NOWHERE = "0.0.0.0";

    private final LabContext lab;
    private final String callId;
    private final RtpSession rtp;
    private SdpOrigin origin;
    private SessionDescription ownOffer;
    private boolean early;
    private String lastOffer = "";
    private SipContent lastSaid;

    /** Nothing in common, or a description that cannot be read: 488. */
    public static final class NotAcceptable extends Exception {
        private static final long serialVersionUID = 1;

        NotAcceptable(String what) {
            super(what, null, false, false);
        }
    }

    public CallAudio(LabContext lab, String callId, RtpSession rtp) {
        this.lab = lab;
        this.callId = callId;
        this.rtp = rtp;
        this.origin = SdpOrigin.of(Integer.toUnsignedLong(rtp.ssrc()), host());
    }

    /** Our own offer. */
    public synchronized SipContent offer() {
        ownOffer = OfferAnswer.offer(origin, host(), rtp.local().getPort(), AudioTerms.G711, Direction.SENDRECV);
        lastOffer = "";
        early = false;
        return say(ownOffer);
    }

    /** What was last said, once more; an offer when nothing was. */
    public synchronized SipContent again() {
        return lastSaid == null ? offer() : lastSaid;
    }

    /** The answer to an offer; the same again to the same offer (a session refresh). */
    public synchronized SipContent answer(SipContent offer) throws NotAcceptable {
        String text = offer.text();
        if (text.equals(lastOffer)) return lastSaid;
        OfferAnswer.Answer answer;
        try {
            answer = OfferAnswer.answer(
                    SessionDescription.parse(text),
                    origin,
                    host(),
                    List.of(rtp.local().getPort()),
                    AudioTerms.G711,
                    Direction.SENDRECV);
        } catch (SdpException e) {
            throw new NotAcceptable("the offer: " + e.getMessage());
        }
        if (answer.agreed().isEmpty()) throw new NotAcceptable("no codec in common: PCMU and PCMA are served");
        agreed(answer.agreed().get(0));
        lastOffer = text;
        return say(answer.description());
    }

    /**
     * The other end's answer to {@link #offer}.
     *
     * @param sdp null when its ACK or 2xx carried none, as it may after {@link #early}
     */
    public synchronized void answered(SipContent sdp) throws NotAcceptable {
        if (ownOffer == null) return;
        SessionDescription offered = ownOffer;
        ownOffer = null;
        if (sdp != null) agreed(offered, sdp);
        else if (!early) throw new NotAcceptable("no answer to our offer");
    }

    /** What a provisional response says to {@link #offer}: it holds until the answer. */
    public synchronized void early(SipContent sdp) throws NotAcceptable {
        if (ownOffer == null) return;
        agreed(ownOffer, sdp);
        early = true;
    }

    private void agreed(SessionDescription offered, SipContent sdp) throws NotAcceptable {
        try {
            List<AudioAgreement> all = OfferAnswer.agree(offered, SessionDescription.parse(sdp.text()));
            if (all.isEmpty()) throw new NotAcceptable("the answer takes no audio");
            agreed(all.get(0));
        } catch (SdpException e) {
            throw new NotAcceptable("the answer: " + e.getMessage());
        }
    }

    private SipContent say(SessionDescription own) {
        origin = origin.next();
        lastSaid = SipContent.sdp(own.toString());
        return lastSaid;
    }

    private void agreed(AudioAgreement agreement) throws NotAcceptable {
        RtpRemote remote;
        try {
            remote = RtpRemote.of(agreement);
        } catch (IllegalArgumentException e) {
            throw new NotAcceptable(e.getMessage());
        }
        // c=0.0.0.0 is hold as RFC 2543 had it: nobody to send to, and no other arrow
        boolean moved = !remote.rtp().equals(rtp.remoteNow());
        if (moved && !agreement.remoteHost().equals(NOWHERE))
            rtp.through(MediaArrows.towards(lab, new Hop(rtp.local(), remote.rtp()), callId));
        rtp.remote(remote);
    }

    private String host() {
        return rtp.local().getAddress().getHostAddress();
    }
}
