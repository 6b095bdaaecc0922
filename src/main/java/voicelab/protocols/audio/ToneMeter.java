package voicelab.protocols.audio;

import java.util.Arrays;

/** Measures tones in PCM16 samples. Silence around the tone counts as noise: {@link #trimmed} takes it off. */
public final class ToneMeter {
    /** Below this a sample is silence, with room for G.711's smallest steps. */
    private static final int SILENCE = 64;

    private static final double SNR_MAX_DB = 120;

    private ToneMeter() {}

    /**
     * @param hz the frequency asked for
     * @param dbm0 its level; very low (down to negative infinity) when it is not there
     * @param snrDb its power against all the rest, within plus and minus 120
     */
    public record Reading(double hz, double dbm0, double snrDb) {}

    /** How much of one frequency there is: the best-fitting sine against what is left. */
    public static Reading measure(short[] pcm, double hz) {
        double cc = 0;
        double ss = 0;
        double cs = 0;
        double xc = 0;
        double xs = 0;
        for (int i = 0; i < pcm.length; i++) {
            double angle = 2 * Math.PI * hz * i / Tone.RATE_HZ;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            cc += cos * cos;
            ss += sin * sin;
            cs += cos * sin;
            xc += pcm[i] * cos;
            xs += pcm[i] * sin;
        }
        double determinant = cc * ss - cs * cs;
        if (pcm.length == 0 || determinant < 1e-6) return new Reading(hz, Double.NEGATIVE_INFINITY, -SNR_MAX_DB);
        double a = (xc * ss - xs * cs) / determinant;
        double b = (xs * cc - xc * cs) / determinant;
        double signal = a * xc + b * xs; // energy of the fitted sine, by least squares
        double rest = pcm.length * Goertzel.meanSquare(pcm, 0, pcm.length) - signal;
        double snr = 10 * Math.log10(Math.max(signal, 1e-9) / Math.max(rest, 1e-9));
        return new Reading(
                hz, Tone.dbm0(Math.max(signal, 0) / pcm.length), Math.max(-SNR_MAX_DB, Math.min(SNR_MAX_DB, snr)));
    }

    /** The strongest of the candidates, measured. */
    public static Reading strongest(short[] pcm, double... candidatesHz) {
        if (candidatesHz.length == 0) throw new IllegalArgumentException("no frequency to look for");
        double best = candidatesHz[0];
        double bestPower = -1;
        for (double hz : candidatesHz) {
            double power = new Goertzel(hz).power(pcm, 0, pcm.length);
            if (power > bestPower) {
                bestPower = power;
                best = hz;
            }
        }
        return measure(pcm, best);
    }

    /**
     * How loud each of several frequencies is, whatever else sounds, in dBm0. A Hann window keeps one out of another's
     * measure when they are at least four cycles a stretch apart (10 Hz in 400 ms).
     */
    public static double[] levels(short[] pcm, double... hz) {
        double[] levels = new double[hz.length];
        for (int f = 0; f < hz.length; f++) {
            double cos = 0;
            double sin = 0;
            double weights = 0;
            for (int i = 0; i < pcm.length; i++) {
                double weight = 1 - Math.cos(2 * Math.PI * (i + 0.5) / pcm.length);
                double angle = 2 * Math.PI * hz[f] * i / Tone.RATE_HZ;
                cos += weight * pcm[i] * Math.cos(angle);
                sin += weight * pcm[i] * Math.sin(angle);
                weights += weight;
            }
            // a sine's amplitude is twice its weighted mean; its mean square half the amplitude's square
            levels[f] = weights == 0
                    ? Double.NEGATIVE_INFINITY
                    : Tone.dbm0(2 * (cos * cos + sin * sin) / (weights * weights));
        }
        return levels;
    }

    /** Level of everything. */
    public static double level(short[] pcm) {
        return Tone.dbm0(Goertzel.meanSquare(pcm, 0, pcm.length));
    }

    /** Without the silence before and after. */
    public static short[] trimmed(short[] pcm) {
        int from = 0;
        while (from < pcm.length && Math.abs(pcm[from]) < SILENCE) from++;
        int to = pcm.length;
        while (to > from && Math.abs(pcm[to - 1]) < SILENCE) to--;
        return Arrays.copyOfRange(pcm, from, to);
    }
}
