package voicelab.engines.media;

import java.time.Duration;
import java.util.Arrays;
import voicelab.protocols.audio.Tone;

/** What was mixed, up to a bound; then the rest is let go. Its memory doubles now and then, no tick makes more. Thread-safe. */
final class MixRecording {
    private static final int FIRST_ROOM = 10 * Tone.RATE_HZ;

    private final int most;
    private short[] samples;
    private int size;

    MixRecording(Duration most) {
        this.most = (int) Math.min(Integer.MAX_VALUE / 4, most.toMillis() * Tone.RATE_HZ / 1_000);
        samples = new short[Math.min(this.most, FIRST_ROOM)];
    }

    synchronized void write(int[] sum) {
        if (size + sum.length > samples.length && samples.length < most)
            samples = Arrays.copyOf(samples, (int) Math.min(most, 2L * samples.length));
        int n = Math.min(sum.length, samples.length - size);
        for (int i = 0; i < n; i++) samples[size + i] = ConferenceMix.limited(sum[i]);
        size += n;
    }

    synchronized short[] copy() {
        return Arrays.copyOf(samples, size);
    }
}
