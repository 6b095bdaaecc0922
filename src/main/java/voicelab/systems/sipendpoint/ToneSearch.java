package voicelab.systems.sipendpoint;

import java.util.Arrays;
import java.util.Optional;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.audio.ToneMeter.Reading;
import voicelab.standin.PhoneCall.Heard;

/** Finds the single tone that stands out most, of any frequency of telephone speech. */
final class ToneSearch {
    /** 200 ms: a spectral line is 5 Hz wide. */
    private static final int WINDOW = 1_600;

    private static final int HOP = 1_600;
    private static final double LOWEST_HZ = 200;
    private static final double HIGHEST_HZ = 3_600;
    private static final double STEP_HZ = 4;
    private static final double FAINTEST_DBM0 = -45;
    private static final double[] GRID = grid(LOWEST_HZ, HIGHEST_HZ, STEP_HZ);

    private ToneSearch() {}

    static Optional<Heard> strongest(short[] pcm) {
        Reading best = null;
        for (int end = pcm.length; end >= WINDOW; end -= HOP) {
            short[] window = Arrays.copyOfRange(pcm, end - WINDOW, end);
            if (ToneMeter.level(window) < FAINTEST_DBM0) continue;
            Reading here = refined(window, ToneMeter.strongest(window, GRID).hz());
            if (best == null || here.snrDb() > best.snrDb()) best = here;
        }
        return best == null ? Optional.empty() : Optional.of(new Heard(best.hz(), best.snrDb()));
    }

    /** Narrows down from one grid step to a hundredth of a hertz. */
    private static Reading refined(short[] window, double hz) {
        double low = hz - STEP_HZ;
        double high = hz + STEP_HZ;
        while (high - low > 0.01) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (ToneMeter.measure(window, a).snrDb()
                    < ToneMeter.measure(window, b).snrDb()) low = a;
            else high = b;
        }
        return ToneMeter.measure(window, (low + high) / 2);
    }

    private static double[] grid(double from, double to, double step) {
        double[] grid = new double[(int) ((to - from) / step) + 1];
        for (int i = 0; i < grid.length; i++) grid[i] = from + i * step;
        return grid;
    }
}
