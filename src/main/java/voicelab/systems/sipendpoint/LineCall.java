package voicelab.systems.sipendpoint;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.PhoneCall;
import voicelab.standin.PhoneManner;

/** One call of a phone, from the first ring to the end. What the peer does runs on the event loop. */
final class LineCall implements PhoneCall, CallListener {
    private static final int NOT_ACCEPTABLE = 488;
    private static final int CANCELLED = 487;
    /** Early media sounds at most so long. */
    private static final Duration EARLY = Duration.ofMinutes(3);

    private final Line line;
    private final boolean incoming;
    private final String callId;
    private final String peer;
    private final PhoneMedia media;
    private final Descriptions sdp;
    private final MidCall mid;
    private final Hearing hearing;
    private final KeyPad keyPad;
    private final CompletableFuture<Integer> answered = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile Call call;
    private AudioAgreement agreement;
    private boolean answerDue;
    private boolean up;
    private boolean over;
    private boolean hungUp;

    LineCall(Line line, boolean incoming, String callId, String peer, PhoneMedia media, Descriptions sdp) {
        this.line = line;
        this.incoming = incoming;
        this.callId = callId;
        this.peer = peer;
        this.media = media;
        this.sdp = sdp;
        this.mid = new MidCall(line, sdp, media);
        this.hearing = new Hearing(media);
        this.keyPad = new KeyPad(line, media, callId);
    }

    void begin(Call outgoing) {
        call = outgoing;
    }

    /** An INVITE came in: rings, and picks up later. */
    void begin(Call invited, Optional<SipContent> offer, PhoneManner manner) {
        call = invited;
        mid.data().hear(invited.invite());
        answerDue = offer.isEmpty();
        if (call.state() == Call.State.ENDED) {
            finish(NOT_ACCEPTABLE, "refused at once");
            return;
        }
        try {
            if (offer.isPresent()) agreement = sdp.answer(offer.get()).orElse(null);
        } catch (SdpException e) {
            line.note("cannot take the call from " + peer + ": " + e.getMessage());
        }
        if (agreement == null && !answerDue) {
            call.reject(SipReply.of(NOT_ACCEPTABLE));
            finish(NOT_ACCEPTABLE, "answered " + NOT_ACCEPTABLE);
            return;
        }
        if (manner.earlyHertz() > 0 && !answerDue) {
            if (!hear(agreement)) return;
            media.tone(manner.earlyHertz(), EARLY);
            call.progress(SipReply.of(183).body(sdp.again()));
        } else call.progress(SipReply.of(180));
        if (!manner.ring().isNegative()) line.later(manner.ring(), this::answer);
    }

    @Override
    public void pickUp() {
        if (incoming) line.run(this::answer);
    }

    private void answer() {
        if (over || up || call.state() == Call.State.ANSWERED) return;
        media.quiet();
        if (agreement != null && !hear(agreement)) return;
        call.answer(sdp.again());
    }

    /** An unusable media address ends the call. */
    private boolean hear(AudioAgreement agreed) {
        try {
            media.agreed(agreed);
            return true;
        } catch (IllegalArgumentException e) {
            call.hangUp();
            finish(NOT_ACCEPTABLE, e.getMessage());
            return false;
        }
    }

    private boolean hearAnswer(Optional<SipContent> answer) {
        try {
            Optional<AudioAgreement> agreed = answer.isEmpty() ? Optional.empty() : sdp.agree(answer.get());
            if (agreed.isPresent()) return hear(agreed.get());
            call.hangUp();
            finish(NOT_ACCEPTABLE, "no media was agreed on");
        } catch (SdpException e) {
            call.hangUp();
            finish(NOT_ACCEPTABLE, e.getMessage());
        }
        return false;
    }

    private void up() {
        up = true;
        line.note("is in a call " + (incoming ? "from " : "to ") + peer + " (" + callId + ")");
        answered.complete(200);
    }

    // ---- what the other side does

    /** Early media: what is said before the answer is heard (RFC 3960). */
    @Override
    public void progress(Call ringing, SipPacket response) {
        if (over || response.sdp().isEmpty()) return;
        try {
            sdp.agree(response.sdp().get()).ifPresent(media::agreed);
        } catch (SdpException | IllegalArgumentException e) {
            line.note("cannot hear early media: " + e.getMessage() + " (" + callId + ")");
        }
    }

    @Override
    public void answered(Call answeredCall, SipPacket response) {
        call = answeredCall;
        if (over || hungUp) call.hangUp();
        else if (hearAnswer(response.sdp())) up();
        if (hungUp) finish(CANCELLED, "here");
    }

    @Override
    public void failed(Call failed, SipPacket response) {
        finish(
                response.status() < 300 ? CANCELLED : response.status(),
                hungUp ? "here" : "answered " + response.status());
    }

    @Override
    public void acknowledged(Call acknowledged, SipPacket ack) {
        if (over || up) return;
        if (!answerDue || hearAnswer(ack.sdp())) up();
    }

    @Override
    public void cancelled(Call cancelled) {
        finish(CANCELLED, "there");
    }

    @Override
    public void ended(Call endedCall, SipPacket bye) {
        finish(CANCELLED, bye == null ? "lost" : "there");
    }

    @Override
    public boolean request(Call requested, ServerTransaction request) {
        return mid.request(requested, request);
    }

    @Override
    public void reacknowledged(Call same, SipPacket ack) {
        if (!over && ack.sdp().isPresent()) hearAnswer(ack.sdp());
    }

    /** The call is over, for whatever reason; {@code status} is for a call that was never up. */
    void finish(int status, String how) {
        if (over) return;
        over = true;
        mid.over();
        if (media != null) media.close();
        if (up) line.note("has ended the call with " + peer + ": " + how + " (" + callId + ")");
        answered.complete(status);
        ended.complete(how);
        line.isOver(this);
    }

    // ---- what the person does

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public boolean incoming() {
        return incoming;
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public CompletionStage<Integer> answered() {
        return answered.minimalCompletionStage();
    }

    @Override
    public CompletionStage<String> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public CompletionStage<?> press(String digits) {
        return keyPad.press(digits, this::isUp);
    }

    private boolean isUp() {
        return up && !over;
    }

    @Override
    public void tone(double hertz, Duration length) {
        line.run(() -> {
            if (!over && media != null) media.tone(hertz, length);
        });
    }

    @Override
    public void hangUp() {
        line.run(() -> {
            if (over || call == null) return;
            hungUp = true;
            call.hangUp();
            // an outgoing call that rings is over when its INVITE is answered
            if (up || incoming) finish(480, "here");
        });
    }

    @Override
    public CompletionStage<Integer> hold(boolean held) {
        return asked(() -> mid.hold(call, held));
    }

    @Override
    public CompletionStage<Integer> refer(String number) {
        return asked(() -> mid.refer(call, line.target(call, number)));
    }

    @Override
    public CompletionStage<Integer> refer(PhoneCall other) {
        return asked(() -> mid.refer(call, line.target(call, ((LineCall) other).call, other.peer())));
    }

    @Override
    public CompletionStage<Integer> info(Map<String, String> data) {
        return asked(() -> mid.info(call, data));
    }

    private CompletionStage<Integer> asked(Supplier<CompletionStage<Integer>> ask) {
        return line.asked(this::isUp, ask);
    }

    @Override
    public Map<String, String> data() {
        return mid.data().all();
    }

    @Override
    public Optional<Heard> heard(Duration from) {
        return hearing.heard(from);
    }

    @Override
    public double[] levels(Duration from, double... hertz) {
        return hearing.levels(from, hertz);
    }

    @Override
    public Duration mediaPosition() {
        return hearing.position();
    }

    @Override
    public String text() {
        return hearing.text();
    }
}
