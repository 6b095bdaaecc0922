package voicelab.protocols.audio;

/** Sound to be played: PCM16, 8 kHz, mono. Read by one thread at a time. */
@FunctionalInterface
public interface AudioSource {

    /**
     * Fills the frame (160 samples are 20 ms). Never waits.
     *
     * @return samples filled; fewer than the frame's length means that the sound ends with them. A live source that has
     *     nothing yet fills the whole frame with silence.
     */
    int read(short[] frame);

    /** The samples given, once. The array is not copied. */
    static AudioSource of(short[] samples) {
        int[] position = {0};
        return frame -> {
            int n = Math.min(frame.length, samples.length - position[0]);
            System.arraycopy(samples, position[0], frame, 0, n);
            position[0] += n;
            return n;
        };
    }

    /** The samples over and over, until stopped. */
    static AudioSource endless(short[] samples) {
        if (samples.length == 0) throw new IllegalArgumentException("nothing to repeat");
        int[] position = {0};
        return frame -> {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = samples[position[0]];
                position[0] = (position[0] + 1) % samples.length;
            }
            return frame.length;
        };
    }
}
