package voicelab.systems.mcp;

import java.util.List;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.PortRange;
import voicelab.engines.media.RtpListener;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.media.RtpSession;
import voicelab.map.PortSpan;
import voicelab.net.BindFailure;
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

/** One call's RTP and what was agreed about it: answers offers, makes one where the caller brings none. Thread-safe. */
final class CallMedia implements AutoCloseable {
    private final LabContext lab;
    private final String callId;
    private final RtpSession rtp;
    private SdpOrigin origin;
    private SessionDescription ownOffer;
    private String lastOffer = "";
    private String lastAnswer = "";

    /** Nothing in common, or an offer that cannot be read: answered 488. */
    static final class NotAcceptable extends Exception {
        private static final long serialVersionUID = 1;

        NotAcceptable(String what) {
            super(what, null, false, false);
        }
    }

    private CallMedia(LabContext lab, String callId, RtpSession rtp) {
        this.lab = lab;
        this.callId = callId;
        this.rtp = rtp;
        this.origin = SdpOrigin.of(
                Integer.toUnsignedLong(rtp.ssrc()), rtp.local().getAddress().getHostAddress());
    }

    static CallMedia open(LabContext lab, MediaEngine engine, McpSettings settings, String callId, RtpListener listener)
            throws BindFailure {
        PortSpan range = lab.range("RTP");
        RtpPlan plan = RtpPlan.at(lab.address())
                .ports(PortRange.of(range.first(), range.last()))
                .reportTo(lab.arrivals(), callId)
                .sendSilence(settings.sendSilence());
        return new CallMedia(lab, callId, engine.session(plan, listener));
    }

    RtpSession rtp() {
        return rtp;
    }

    /** The answer to an offer; the same again to the same offer (a session refresh, option {@code matchfull}). */
    synchronized SipContent answer(SipContent offer) throws NotAcceptable {
        String text = offer.text();
        if (text.equals(lastOffer)) return SipContent.sdp(lastAnswer);
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
        origin = origin.next();
        lastOffer = text;
        lastAnswer = answer.description().toString();
        return SipContent.sdp(lastAnswer);
    }

    /** Our own offer, for an INVITE that brings none. */
    synchronized SipContent offer() {
        ownOffer = OfferAnswer.offer(origin, host(), rtp.local().getPort(), AudioTerms.G711, Direction.SENDRECV);
        origin = origin.next();
        return SipContent.sdp(ownOffer.toString());
    }

    /** The caller's answer to {@link #offer}; null when its ACK carried none. */
    synchronized void answered(SipContent sdp) throws NotAcceptable {
        if (ownOffer == null) return;
        SessionDescription offered = ownOffer;
        ownOffer = null;
        if (sdp == null) throw new NotAcceptable("the ACK brings no answer to our offer");
        try {
            List<AudioAgreement> all = OfferAnswer.agree(offered, SessionDescription.parse(sdp.text()));
            if (all.isEmpty()) throw new NotAcceptable("the answer takes no audio");
            agreed(all.get(0));
        } catch (SdpException e) {
            throw new NotAcceptable("the answer: " + e.getMessage());
        }
    }

    private void agreed(AudioAgreement agreement) throws NotAcceptable {
        RtpRemote remote;
        try {
            remote = RtpRemote.of(agreement);
        } catch (IllegalArgumentException e) {
            throw new NotAcceptable(e.getMessage());
        }
        boolean moved = !remote.rtp().equals(rtp.remoteNow());
        if (moved) rtp.through(MediaArrows.towards(lab, new Hop(rtp.local(), remote.rtp()), callId));
        rtp.remote(remote);
    }

    private String host() {
        return rtp.local().getAddress().getHostAddress();
    }

    @Override
    public void close() {
        rtp.close();
    }
}
