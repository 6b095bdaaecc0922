package voicelab.protocols.audio;

import java.time.Duration;

/** Makes tones. Each begins at phase zero; levels are of each single tone in dBm0. */
public final class Tone {
    public static final int RATE_HZ = 8_000;
    public static final Duration LENGTH_MAX = Duration.ofMinutes(10);

    /** Amplitude of a sine of +3.14 dBm0. */
    private static final double FULL_SCALE = 32_767;

    private static final double FULL_SCALE_DBM0 = 3.14;

    private Tone() {}

    public static short[] sine(double hz, double dbm0, Duration length) {
        return sum(dbm0, samples(length), hz);
    }

    /** Two tones at once, each at the level given. */
    public static short[] pair(double oneHz, double otherHz, double dbm0, Duration length) {
        return sum(dbm0, samples(length), oneHz, otherHz);
    }

    public static short[] silence(Duration length) {
        return new short[samples(length)];
    }

    /** One after another. */
    public static short[] join(short[]... parts) {
        int n = 0;
        for (short[] part : parts) n += part.length;
        short[] all = new short[n];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public static double amplitude(double dbm0) {
        return FULL_SCALE * Math.pow(10, (dbm0 - FULL_SCALE_DBM0) / 20);
    }

    /** The level of a sine with this mean square, or negative infinity. */
    public static double dbm0(double meanSquare) {
        return 10 * Math.log10(meanSquare / (FULL_SCALE * FULL_SCALE / 2)) + FULL_SCALE_DBM0;
    }

    static short[] sum(double dbm0, int samples, double... hz) {
        double amplitude = amplitude(dbm0);
        short[] pcm = new short[samples];
        for (int i = 0; i < samples; i++) {
            double value = 0;
            for (double f : hz) value += amplitude * Math.sin(2 * Math.PI * f * i / RATE_HZ);
            pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
        }
        return pcm;
    }

    private static int samples(Duration length) {
        if (length.isNegative() || length.compareTo(LENGTH_MAX) > 0)
            throw new IllegalArgumentException("a tone lasts up to " + LENGTH_MAX.toSeconds() + " s, not " + length);
        return (int) (length.toNanos() * RATE_HZ / 1_000_000_000L);
    }
}
