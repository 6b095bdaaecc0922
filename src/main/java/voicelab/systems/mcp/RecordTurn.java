package voicelab.systems.mcp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import voicelab.languages.voicexml.RecordKeys;
import voicelab.languages.voicexml.RecordRequest;
import voicelab.languages.voicexml.Recorded;
import voicelab.languages.voicexml.Recording;
import voicelab.standin.Timers;

/** One {@code <record>} of a call: waits, on the dialog's thread, for the key, the silence, the time or the caller's end that ends it. */
final class RecordTurn {
    private final Mailbox mailbox;
    private final Timers timers;
    private final Clock clock;
    private final RecordKeys keys;
    private final VoiceRecorder recorder;

    RecordTurn(Mailbox mailbox, Timers timers, Clock clock, RecordRequest request, RecordKeys keys) {
        this.mailbox = mailbox;
        this.timers = timers;
        this.clock = clock;
        this.keys = keys;
        this.recorder = new VoiceRecorder(request, clock, () -> mailbox.post(new CallNews.Sound()));
    }

    /** What the caller says now, on the media's thread. */
    void frame(short[] pcm) {
        recorder.frame(pcm);
    }

    Recorded run() {
        while (true) {
            Duration left = Duration.between(clock.instant(), recorder.due());
            if (left.isNegative() || left.isZero()) return timeIsUp();
            Optional<Recorded> ended = await(left);
            if (ended.isPresent()) return ended.get();
        }
    }

    /** Empty for what only moves the time when it will be over. */
    private Optional<Recorded> await(Duration atMost) {
        Timers.Timer timer = timers.after(atMost, () -> mailbox.post(new CallNews.Due(0)));
        try {
            CallNews news = mailbox.take();
            if (news instanceof CallNews.Gone) return Optional.of(new Recorded.HungUp(recorder.recording(false)));
            if (news instanceof CallNews.Key key && keys.key(key.key()))
                return Optional.of(new Recorded.Done(recorder.recording(false), keys.pressed(), false));
            return Optional.empty();
        } finally {
            timer.cancel();
        }
    }

    private Recorded timeIsUp() {
        if (recorder.isLongest(clock.instant())) return new Recorded.Done(recorder.recording(false), "", true);
        Optional<Recording> all = recorder.recording(true);
        return all.isEmpty() ? new Recorded.NoInput() : new Recorded.Done(all, "", false);
    }
}
