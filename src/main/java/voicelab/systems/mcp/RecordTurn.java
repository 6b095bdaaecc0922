package voicelab.systems.mcp;

import java.time.Clock;
import java.util.Optional;
import voicelab.languages.voicexml.EndingKeys;
import voicelab.languages.voicexml.RecordRequest;
import voicelab.languages.voicexml.Recorded;
import voicelab.languages.voicexml.Recording;

/** One {@code <record>} of a call: waits, on the dialog's thread, for the key, the silence, the time or the caller's end that ends it. */
final class RecordTurn {
    private final Mailbox mailbox;
    private final Clock clock;
    private final EndingKeys keys;
    private final VoiceRecorder recorder;

    RecordTurn(Mailbox mailbox, Clock clock, RecordRequest request, EndingKeys keys) {
        this.mailbox = mailbox;
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
            Optional<CallNews> news = mailbox.take(recorder.due());
            if (news.isEmpty()) {
                if (clock.instant().isBefore(recorder.due())) continue; // more was said meanwhile
                return timeIsUp();
            }
            if (news.get() instanceof CallNews.Gone) return new Recorded.HungUp(recorder.recording(false));
            if (news.get() instanceof CallNews.Key key && keys.key(key.key()))
                return new Recorded.Done(recorder.recording(false), keys.pressed(), false);
            // all else, the first sound for one, only moves the time when it will be over
        }
    }

    private Recorded timeIsUp() {
        if (recorder.isLongest(clock.instant())) return new Recorded.Done(recorder.recording(false), "", true);
        Optional<Recording> all = recorder.recording(true);
        return all.isEmpty() ? new Recorded.NoInput() : new Recorded.Done(all, "", false);
    }
}
