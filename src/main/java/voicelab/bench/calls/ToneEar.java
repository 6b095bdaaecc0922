package voicelab.bench.calls;

import java.nio.ByteBuffer;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;

/** Tells frames in which one tone stands out: Goertzel's algorithm over the samples of a packet. */
final class ToneEar {
    private static final double RATE_HERTZ = 8_000;
    /** Of the frame's power; a clean sine that does not fit the frame in whole periods still has nearly all of it. */
    private static final double SHARE = 0.7;
    /** Mean square of a sample: about -36 dBm0. */
    private static final double AUDIBLE = 100_000;

    private static final double[] MU = new double[256];

    static {
        for (int i = 0; i < MU.length; i++) MU[i] = G711.decode(Law.MU, (byte) i);
    }

    private final double coefficient;
    private final boolean anything;

    /** @param hertz 0 to take every sound that can be heard */
    ToneEar(int hertz) {
        anything = hertz == 0;
        coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE_HERTZ);
    }

    /** Whether the mu-law octets from {@code at} on sound as they should. Nothing is allocated. */
    boolean hears(ByteBuffer datagram, int at, int length) {
        double before = 0;
        double beforeThat = 0;
        double power = 0;
        for (int i = 0; i < length; i++) {
            double sample = MU[datagram.get(at + i) & 0xFF];
            double now = sample + coefficient * before - beforeThat;
            beforeThat = before;
            before = now;
            power += sample * sample;
        }
        if (power < AUDIBLE * length) return false;
        if (anything) return true;
        double tone = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
        // a sine of amplitude A: |X|^2 = (A n / 2)^2, its power A^2 n / 2
        return tone > SHARE * power * length / 2;
    }
}
