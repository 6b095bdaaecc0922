package voicelab.systems.mcp;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import voicelab.languages.voicexml.RecordRequest;
import voicelab.languages.voicexml.Recording;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;

/**
 * Keeps what a caller says, from the first loud frame on, as mu-law: eight thousand bytes a second. Frames come from the media's thread,
 * questions from the dialog's. Times are the lab's.
 */
final class VoiceRecorder {
    /** Mean of a frame's samples, signs left out: some -48 dBm0. */
    private static final int LOUD = 100;

    /** What is kept of the silence that ended a recording. */
    private static final Duration TAIL = Duration.ofMillis(200);

    private final RecordRequest request;
    private final Clock clock;
    private final Runnable begins;
    private final Instant asked;
    private final int mostBytes;
    private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
    private Instant begun;
    private Instant lastLoud;
    private int loudBytes;

    /** @param begins hears of the first sound; must not block */
    VoiceRecorder(RecordRequest request, Clock clock, Runnable begins) {
        this.request = request;
        this.clock = clock;
        this.begins = begins;
        this.asked = clock.instant();
        this.mostBytes = bytes(request.maxTime());
    }

    private static int bytes(Duration length) {
        return (int) (length.toMillis() * Tone.RATE_HZ / 1_000);
    }

    synchronized void frame(short[] pcm) {
        boolean loud = isLoud(pcm);
        if (begun == null && !loud) return;
        Instant now = clock.instant();
        if (begun == null) {
            begun = now;
            begins.run();
        }
        if (sound.size() + pcm.length <= mostBytes) sound.writeBytes(G711.encode(Law.MU, pcm));
        if (!loud) return;
        lastLoud = now;
        loudBytes = sound.size();
    }

    private static boolean isLoud(short[] pcm) {
        long sum = 0;
        for (short sample : pcm) sum += Math.abs(sample);
        return sum >= (long) LOUD * pcm.length;
    }

    /** When it is over, unless there is more sound until then. */
    synchronized Instant due() {
        if (begun == null) return asked.plus(request.timeout());
        Instant silent = lastLoud.plus(request.finalSilence());
        return silent.isBefore(longest()) ? silent : longest();
    }

    private Instant longest() {
        return begun.plus(request.maxTime());
    }

    synchronized boolean isLongest(Instant now) {
        return begun != null && !now.isBefore(longest());
    }

    /** @param silenced whether silence ended it, which is left out then */
    synchronized Optional<Recording> recording(boolean silenced) {
        if (begun == null) return Optional.empty();
        byte[] all = sound.toByteArray();
        int length = silenced ? Math.min(all.length, loudBytes + bytes(TAIL)) : all.length;
        return Optional.of(RecordedSound.of(java.util.Arrays.copyOf(all, length), request.type()));
    }
}
