package voicelab.systems.mcp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import voicelab.engines.media.RtpSession;
import voicelab.languages.voicexml.EndingKeys;
import voicelab.languages.voicexml.Heard;
import voicelab.languages.voicexml.KeyCollector;
import voicelab.languages.voicexml.Line;
import voicelab.languages.voicexml.Listen;
import voicelab.languages.voicexml.Prompt;
import voicelab.languages.voicexml.RecordRequest;
import voicelab.languages.voicexml.Recorded;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.TransferResult;
import voicelab.languages.voicexml.Transferred;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Tone;

/**
 * The caller as the dialog knows them: prompts go out by RTP, keys come in. Runs on the dialog's own thread, which waits in the
 * call's {@link Mailbox}; time-outs are in the lab's time. Nothing is recognised: speech ends in a no-input.
 */
final class CallerLine implements Line {
    private static final int MOST_TYPED = 100;
    private static final short[] BEEP = Tone.sine(1_000, -10, Duration.ofMillis(300));

    /** A prompt that is not at its end this long after it should be (held call, dead media) is given up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Mailbox mailbox;
    private final Clock clock;
    private final PromptSound sounds;
    private final Consumer<String> notes;
    private final Switch call;
    private final Deque<Character> typed = new ArrayDeque<>();
    private RtpSession rtp;
    private volatile Consumer<short[]> ear = CallerLine::unheard;
    private long number;

    /** What the call can do besides sound. */
    interface Switch {
        /** Ends the call from this side, with the values of {@code <disconnect namelist>}. */
        void hangUp(Map<String, Object> values);

        boolean attach(Map<String, String> data);

        /** By REFER: blind or consultation. */
        Transferred transfer(TransferRequest request);

        Bridge bridge(TransferRequest request);

        /** Whether the policies of the call's tenant and profile let pages record. */
        boolean mayRecord();
    }

    CallerLine(Mailbox mailbox, Clock clock, PromptSound sounds, Consumer<String> notes, Switch call) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.sounds = sounds;
        this.notes = notes;
        this.call = call;
    }

    /** The media is there: before the dialog runs. */
    void over(RtpSession session) {
        rtp = session;
    }

    /** A key that came before the dialog ran. */
    void typedAhead(char key) {
        if (typed.size() < MOST_TYPED) typed.add(key);
    }

    private static void unheard(short[] pcm) {}

    /** What the caller says, 20 ms of it, on the media's thread. */
    void frame(short[] pcm) {
        ear.accept(pcm);
    }

    @Override
    public Heard listen(List<Prompt> prompts, Listen listen) {
        return stoodBy(prompts, listen.keys()) ? collect(listen) : new Heard.HungUp();
    }

    /** Plays prompts, which keys may stop where their page lets them; false when the caller left meanwhile. */
    private boolean stoodBy(List<Prompt> prompts, boolean keys) {
        for (Prompt prompt : prompts) {
            if (gone()) return false;
            boolean stoppable = prompt.bargein() && keys;
            if (stoppable && !typed.isEmpty()) break; // typed ahead: what may be interrupted is not played
            if (!prompt.bargein()) typed.clear();
            sound(prompt, stoppable);
            if (!prompt.bargein()) typed.clear();
        }
        return true;
    }

    @Override
    public Recorded record(List<Prompt> prompts, RecordRequest request) {
        if (!call.mayRecord())
            return new Recorded.Refused("error.noauthorization", "the policy voicexml-recording-allowed is false here");
        if (!RecordedSound.isMade(request.type()))
            return new Recorded.Refused(
                    "error.unsupported.format", "type=\"" + request.type() + "\" cannot be recorded");
        if (!stoodBy(prompts, true)) return new Recorded.HungUp(Optional.empty());
        EndingKeys keys = new EndingKeys(request.grammars(), request.keyEnds());
        while (!typed.isEmpty())
            if (keys.key(typed.poll())) return new Recorded.Done(Optional.empty(), keys.pressed(), false);
        if (request.beep()) played(BEEP, false);
        RecordTurn turn = new RecordTurn(mailbox, clock, request, keys);
        ear = turn::frame;
        Recorded how = turn.run();
        ear = CallerLine::unheard;
        notes.accept("record " + how);
        return how;
    }

    @Override
    public boolean play(List<Prompt> prompts) {
        for (Prompt prompt : prompts) if (!gone()) sound(prompt, false);
        return !gone();
    }

    private void sound(Prompt prompt, boolean stoppable) {
        String how = played(sounds.of(prompt), stoppable);
        if (!how.isEmpty()) notes.accept("prompt " + how + ": " + prompt);
    }

    /** Plays to the end, or until a key where it may stop; keys are kept. Empty when nothing was to be played. */
    private String played(short[] samples, boolean stoppable) {
        if (samples.length == 0 || gone()) return "";
        long mine = ++number;
        try {
            rtp.play(AudioSource.of(samples), how -> mailbox.post(new CallNews.Played(mine, how)));
        } catch (IllegalStateException e) {
            return "not played, " + e.getMessage();
        }
        Duration length = Duration.ofMillis(samples.length * 1_000L / Tone.RATE_HZ);
        return awaitEnd(mine, clock.instant().plus(length).plus(GRACE), stoppable);
    }

    private String awaitEnd(long mine, Instant late, boolean stoppable) {
        while (true) {
            Optional<CallNews> next = mailbox.take(late);
            if (next.isEmpty()) {
                rtp.stopPlaying();
                return "given up, the media does not move";
            }
            CallNews news = next.get();
            if (news instanceof CallNews.Played played && played.number() == mine) return "played";
            if (news instanceof CallNews.Key key) {
                typedAhead(key.key());
                if (!stoppable) continue;
                rtp.stopPlaying();
                return "interrupted by a key";
            }
            if (news instanceof CallNews.Gone) {
                rtp.stopPlaying();
                return "cut off by the end of the call";
            }
        }
    }

    private Heard collect(Listen listen) {
        KeyCollector keys = new KeyCollector(listen);
        StringBuilder pressed = new StringBuilder();
        while (true) {
            while (!typed.isEmpty()) {
                char key = typed.poll();
                if (!listen.keys()) continue;
                pressed.append(key);
                Optional<Heard> heard = keys.key(key);
                if (heard.isPresent()) return told(pressed, heard.get());
            }
            if (gone()) return new Heard.HungUp();
            if (awaitKey(keys.patience())) continue;
            if (gone()) return new Heard.HungUp();
            Optional<Heard> heard = keys.timeout();
            if (heard.isPresent()) return told(pressed, heard.get());
        }
    }

    private Heard told(StringBuilder pressed, Heard heard) {
        if (pressed.length() > 0) notes.accept("digits " + pressed);
        return heard;
    }

    /** Whether a key came before the time was up. */
    private boolean awaitKey(Duration patience) {
        Instant until = clock.instant().plus(patience);
        while (true) {
            Optional<CallNews> news = mailbox.take(until);
            if (news.isEmpty() || news.get() instanceof CallNews.Gone) return false;
            if (!(news.get() instanceof CallNews.Key key)) continue;
            typedAhead(key.key());
            return true;
        }
    }

    @Override
    public boolean gone() {
        return mailbox.isGone();
    }

    @Override
    public void disconnect(Map<String, Object> values) {
        call.hangUp(values);
    }

    @Override
    public boolean attach(Map<String, String> data) {
        return call.attach(data);
    }

    @Override
    public TransferResult transfer(TransferRequest request) {
        if (gone()) return TransferResult.of(Transferred.HUNG_UP);
        return request.type().equals("bridge") ? bridged(request) : TransferResult.of(call.transfer(request));
    }

    private TransferResult bridged(TransferRequest request) {
        Bridge bridge = call.bridge(request);
        short[] waiting = request.waiting().map(sounds::of).orElse(new short[0]);
        ear = bridge::fromCaller;
        rtp.play(bridge.toCaller(waiting));
        TransferResult how = bridge.run();
        ear = CallerLine::unheard;
        rtp.stopPlaying();
        notes.accept("bridge " + how.how() + " after " + how.talked().toMillis() + " ms");
        return how;
    }
}
