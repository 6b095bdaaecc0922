package voicelab.systems.sbc;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.engines.media.RelayLeg;
import voicelab.engines.media.RtpRelay;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.b2bua.Joined;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.engines.sip.b2bua.Unacceptable;
import voicelab.net.Hop;
import voicelab.protocols.sdp.MediaDescription;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.LabContext;
import voicelab.standin.MediaArrows;

/** One call through the SBC: one try at SIP Server, and a relay under both legs. */
final class AnchoredCall implements LegPlan {
    private final LabContext lab;
    private final String callId;
    private final Dial dial;
    private final RtpRelay relay;
    private final List<HeaderRule> rules;
    private final OtherDialogs dialogs;
    private final Runnable gone;
    private InetSocketAddress callerMedia;
    private InetSocketAddress calleeMedia;
    private boolean callerSends;
    private Joined joined;
    private long callerPackets;
    private long calleePackets;
    private int quietChecks;

    /** @param callId the caller's, for the journal */
    AnchoredCall(
            LabContext lab,
            String callId,
            Dial dial,
            RtpRelay relay,
            List<HeaderRule> rules,
            OtherDialogs dialogs,
            Runnable gone) {
        this.lab = lab;
        this.callId = callId;
        this.dial = dial;
        this.relay = relay;
        this.rules = rules;
        this.dialogs = dialogs;
        this.gone = gone;
    }

    @Override
    public Step next(SipPacket failure) {
        return failure == null ? dial : new Pass();
    }

    @Override
    public SipContent towardsCallee(SipContent body) throws Unacceptable {
        SessionDescription sdp = read(body);
        MediaDescription audio = Anchor.audio(sdp);
        callerSends = audio != null && sdp.directionOf(audio).sends() && !Anchor.isHold(sdp, audio);
        callerMedia = heardAt(sdp, audio, relay.a(), callerMedia);
        return SipContent.sdp(Anchor.at(relay.b().local(), sdp).toString());
    }

    @Override
    public SipContent towardsCaller(SipContent body) throws Unacceptable {
        SessionDescription sdp = read(body);
        calleeMedia = heardAt(sdp, Anchor.audio(sdp), relay.b(), calleeMedia);
        return SipContent.sdp(Anchor.at(relay.a().local(), sdp).toString());
    }

    @Override
    public List<SipHeader> crossing(boolean towardsCallee, List<SipHeader> headers) {
        return dialogs.translated(HeaderRule.apply(rules, towardsCallee, headers));
    }

    private static SessionDescription read(SipContent body) throws Unacceptable {
        try {
            return SessionDescription.parse(body.text());
        } catch (SdpException e) {
            throw notAcceptable(e.getMessage());
        }
    }

    /** Sends one leg's media to where its end wants it. */
    private InetSocketAddress heardAt(
            SessionDescription sdp, MediaDescription audio, RelayLeg leg, InetSocketAddress before)
            throws Unacceptable {
        if (audio == null || Anchor.isHold(sdp, audio)) return before;
        String host = sdp.addressOf(audio).orElseThrow().host();
        Optional<InetSocketAddress> rtp = lab.resolve(host, audio.port());
        if (rtp.isEmpty()) throw notAcceptable("media address " + host + " is not known");
        if (rtp.get().equals(before)) return before;
        leg.through(MediaArrows.towards(lab, new Hop(leg.local(), rtp.get()), callId));
        leg.remote(rtp.get(), rtcp(audio, rtp.get()));
        return rtp.get();
    }

    /** {@code null}: one port up. */
    private static InetSocketAddress rtcp(MediaDescription audio, InetSocketAddress rtp) {
        return audio.attribute("rtcp")
                .map(value -> new InetSocketAddress(rtp.getAddress(), Integer.parseInt(value.split(" ", 2)[0])))
                .orElse(null);
    }

    private static Unacceptable notAcceptable(String why) {
        return new Unacceptable(SipReply.of(488).with("Warning", "399 sbc \"" + why.replace('"', '\'') + "\""), why);
    }

    @Override
    public void answered(Joined call) {
        joined = call;
    }

    /** Ends the call when at {@code most} checks in a row nothing was heard of an end that should speak. */
    void check(int most) {
        if (joined == null) return;
        long caller = relay.a().statistics().packetsReceived();
        long callee = relay.b().statistics().packetsReceived();
        boolean callerQuiet = caller == callerPackets;
        boolean calleeQuiet = callee == calleePackets;
        callerPackets = caller;
        calleePackets = callee;
        // a media server is silent between prompts; a caller is not, unless its SDP says so
        quietChecks = callerQuiet && (callerSends || calleeQuiet) ? quietChecks + 1 : 0;
        if (quietChecks >= most) joined.end("no media");
    }

    @Override
    public void over(String how) {
        relay.close();
        gone.run();
    }
}
