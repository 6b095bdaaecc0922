package voicelab.systems.sipendpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.PhoneCall;

/** One call of a phone, from the first ring to the end. What the peer does runs on the event loop. */
final class LineCall implements PhoneCall, CallListener {
    private static final int NOT_ACCEPTABLE = 488;
    private static final int CANCELLED = 487;
    /** A tone is looked for in the latest five seconds. */
    private static final Duration LATELY = Duration.ofSeconds(5);

    private static final Duration LEVEL_WINDOW = Duration.ofMillis(400);

    private final Line line;
    private final boolean incoming;
    private final String callId;
    private final String peer;
    private final PhoneMedia media;
    private final Descriptions sdp;
    private final CompletableFuture<Integer> answered = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile Call call;
    private AudioAgreement agreement;
    private boolean answerDue;
    private boolean up;
    private boolean over;
    private boolean hungUp;
    private long keysUntil;

    LineCall(Line line, boolean incoming, String callId, String peer, PhoneMedia media, Descriptions sdp) {
        this.line = line;
        this.incoming = incoming;
        this.callId = callId;
        this.peer = peer;
        this.media = media;
        this.sdp = sdp;
    }

    void begin(Call outgoing) {
        call = outgoing;
    }

    /** An INVITE came in: rings, and picks up later. */
    void begin(Call invited, Optional<SipContent> offer) {
        call = invited;
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
        call.progress(SipReply.of(180));
        line.later(this::pickUp);
    }

    private void pickUp() {
        if (over) return;
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
        return switch (request.request().method()) {
            case "INVITE" -> newOffer(request, true);
            case "UPDATE" -> newOffer(request, false);
            default -> false;
        };
    }

    private boolean newOffer(ServerTransaction request, boolean mustDescribe) {
        Optional<SipContent> offer = request.request().sdp();
        if (offer.isEmpty()) {
            SipReply ok = SipReply.of(200);
            request.respond(mustDescribe ? ok.body(sdp.again()) : ok);
            return true;
        }
        try {
            Optional<AudioAgreement> agreed = sdp.answer(offer.get());
            if (agreed.isEmpty()) request.respond(NOT_ACCEPTABLE);
            else {
                media.agreed(agreed.get());
                request.respond(SipReply.of(200).body(sdp.again()));
            }
        } catch (SdpException | IllegalArgumentException e) {
            request.respond(SipReply.of(NOT_ACCEPTABLE));
        }
        return true;
    }

    @Override
    public void reacknowledged(Call same, SipPacket ack) {
        if (!over && ack.sdp().isPresent()) hearAnswer(ack.sdp());
    }

    /** The call is over, for whatever reason; {@code status} is for a call that was never up. */
    void finish(int status, String how) {
        if (over) return;
        over = true;
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
        Optional<String> keys = Keys.digits(digits);
        if (keys.isEmpty())
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("\"" + digits + "\" are no keys: 1 to 128 of 0-9 * # A-D"));
        CompletableFuture<Void> pressed = new CompletableFuture<>();
        line.run(() -> press(keys.get(), pressed));
        return pressed.minimalCompletionStage();
    }

    private void press(String keys, CompletableFuture<Void> pressed) {
        if (over || !up) {
            pressed.completeExceptionally(new IllegalStateException("the call with " + peer + " is not up"));
            return;
        }
        try {
            media.keys(keys, Keys.ON, Keys.GAP);
        } catch (IllegalStateException | IllegalArgumentException e) {
            pressed.completeExceptionally(e);
            return;
        }
        line.note("presses " + keys + " (" + callId + ")");
        long now = line.nanos();
        keysUntil = Math.max(now, keysUntil) + Keys.time(keys).toNanos();
        line.schedule(() -> pressed.complete(null), keysUntil - now, TimeUnit.NANOSECONDS);
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
    public Optional<Heard> heard(Duration from) {
        return media == null ? Optional.empty() : ToneSearch.strongest(media.ear.since(from, LATELY));
    }

    @Override
    public double[] levels(Duration from, double... hertz) {
        short[] sound = media == null ? new short[0] : media.ear.since(from, LEVEL_WINDOW);
        return sound.length < LEVEL_WINDOW.toMillis() * Tone.RATE_HZ / 1_000
                ? new double[0]
                : ToneMeter.levels(sound, hertz);
    }

    @Override
    public Duration mediaPosition() {
        return media == null ? Duration.ZERO : media.ear.position();
    }

    @Override
    public String text() {
        return media == null ? "" : media.ear.text();
    }
}
