package voicelab.protocols.audio;

/** The power of one frequency in a stretch of samples. */
final class Goertzel {
    private final double coefficient;

    Goertzel(double hz) {
        coefficient = 2 * Math.cos(2 * Math.PI * hz / Tone.RATE_HZ);
    }

    /** Mean square of the sine of this frequency; right where the stretch holds whole cycles or very many. */
    double power(short[] pcm, int from, int length) {
        double before = 0;
        double last = 0;
        for (int i = from; i < from + length; i++) {
            double next = pcm[i] + coefficient * last - before;
            before = last;
            last = next;
        }
        double magnitude = last * last + before * before - coefficient * last * before;
        return 2 * magnitude / ((double) length * length);
    }

    static double meanSquare(short[] pcm, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) sum += (double) pcm[i] * pcm[i];
        return length == 0 ? 0 : sum / length;
    }
}
