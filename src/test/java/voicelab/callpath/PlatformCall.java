package voicelab.callpath;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.RtpListener;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.media.RtpSession;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.net.BindFailure;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** One call at the media platform of the tests. */
final class PlatformCall implements CallListener, RtpListener {
    final CompletableFuture<String> over = new CompletableFuture<>();
    final CompletableFuture<Integer> answered = new CompletableFuture<>();
    private final StringBuilder digits = new StringBuilder();
    final RtpSession session;
    private final InetAddress address;
    private SessionDescription own;
    private long version = 1;
    volatile SessionDescription theirs;
    volatile Call call;

    PlatformCall(MediaEngine media, InetAddress address) {
        this.address = address;
        try {
            session = media.session(RtpPlan.at(address).keep(Duration.ofSeconds(20)), this);
        } catch (BindFailure e) {
            throw new AssertionError(e);
        }
    }

    SipContent offer() {
        return offer(Direction.SENDRECV);
    }

    SipContent offer(Direction direction) {
        own = OfferAnswer.offer(
                new SdpOrigin("-", 77, version++, "IP4", address.getHostAddress()),
                address.getHostAddress(),
                session.local().getPort(),
                AudioTerms.G711,
                direction);
        return SipContent.sdp(own.toString());
    }

    void invited(Call incoming, boolean pickUp) {
        call = incoming;
        call.progress(SipReply.of(180));
        if (!pickUp) return;
        if (incoming.invite().sdp().isEmpty()) {
            call.answer(offer());
            return;
        }
        try {
            theirs = SessionDescription.parse(
                    incoming.invite().sdp().orElseThrow().text());
            OfferAnswer.Answer answer = OfferAnswer.answer(
                    theirs,
                    SdpOrigin.of(77, address.getHostAddress()),
                    address.getHostAddress(),
                    List.of(session.local().getPort()),
                    AudioTerms.G711,
                    Direction.SENDRECV);
            if (answer.agreed().isEmpty()) {
                call.reject(SipReply.of(488));
                finish("refused");
                return;
            }
            session.remote(RtpRemote.of(answer.agreed().get(0)));
            call.answer(SipContent.sdp(answer.description().toString()));
        } catch (SdpException e) {
            call.reject(SipReply.of(488));
            finish("refused");
        }
    }

    void placed(Call outgoing) {
        call = outgoing;
    }

    @Override
    public void answered(Call outgoing, SipPacket response) {
        if (agreed(response.sdp().orElseThrow().text())) answered.complete(200);
    }

    private boolean agreed(String answer) {
        try {
            theirs = SessionDescription.parse(answer);
            AudioAgreement agreed = OfferAnswer.agree(own, theirs).get(0);
            session.remote(RtpRemote.of(agreed));
            return true;
        } catch (SdpException e) {
            return !answered.completeExceptionally(e);
        }
    }

    @Override
    public boolean request(Call any, ServerTransaction request) {
        if (!request.request().is("INVITE") || request.request().sdp().isEmpty()) return false;
        try {
            theirs = SessionDescription.parse(
                    request.request().sdp().orElseThrow().text());
            OfferAnswer.Answer answer = OfferAnswer.answer(
                    theirs,
                    new SdpOrigin("-", 77, version++, "IP4", address.getHostAddress()),
                    address.getHostAddress(),
                    List.of(session.local().getPort()),
                    AudioTerms.G711,
                    Direction.SENDRECV);
            if (answer.agreed().isEmpty()) {
                request.respond(488);
                return true;
            }
            session.remote(RtpRemote.of(answer.agreed().get(0)));
            request.respond(SipReply.of(200).sdp(answer.description().toString()));
        } catch (SdpException e) {
            request.respond(488);
        }
        return true;
    }

    @Override
    public void failed(Call outgoing, SipPacket response) {
        answered.complete(response.status());
        finish("failed");
    }

    @Override
    public void acknowledged(Call incoming, SipPacket ack) {
        if (theirs == null) ack.sdp().ifPresent(sdp -> agreed(sdp.text()));
        answered.complete(200);
    }

    @Override
    public void cancelled(Call incoming) {
        finish("cancelled");
    }

    @Override
    public void ended(Call any, SipPacket bye) {
        finish(bye == null ? "lost" : "bye");
    }

    void hangUp() {
        call.hangUp();
        finish("here");
    }

    private void finish(String how) {
        session.close();
        over.complete(how);
    }

    @Override
    public synchronized void onDigit(char digit) {
        digits.append(digit);
    }

    synchronized String digits() {
        return digits.toString();
    }

    void tone(double hertz, Duration length) {
        session.play(AudioSource.of(Tone.sine(hertz, -10, length)));
    }

    String over() throws Exception {
        return over.get(10, TimeUnit.SECONDS);
    }
}
