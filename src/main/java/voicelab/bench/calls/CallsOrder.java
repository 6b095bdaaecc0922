package voicelab.bench.calls;

import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param rate calls placed a second
 * @param seconds for how long
 * @param warmUpSeconds before that at the same rate, not counted
 * @param hold how long an answered call lasts before the caller hangs up
 * @param number what is dialled
 * @param hertz the prompt's tone; 0 when any sound is as good
 * @param sampleSeconds how often the lab is looked at
 * @param cuts whether the parts behind the calls are cut and mended in turn
 */
public record CallsOrder(
        int rate,
        int seconds,
        int warmUpSeconds,
        Duration hold,
        String number,
        int hertz,
        int sampleSeconds,
        boolean cuts) {
    /** What the shipped page {@code announcement.vxml} plays. */
    public static final int ANNOUNCEMENT_HERTZ = 1_020;

    static final int FRAME_MILLIS = 20;

    /** RTP packets each way in a call that lasts as long as it should. */
    int framesACall() {
        return (int) (hold.toMillis() / FRAME_MILLIS);
    }

    int calls() {
        return rate * seconds;
    }
}
