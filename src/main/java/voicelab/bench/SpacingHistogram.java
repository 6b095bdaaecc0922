package voicelab.bench;

/** How far apart packets came from what they should: counts in steps of 10 microseconds, up to a second. One thread writes. */
final class SpacingHistogram {
    private static final int STEP_NANOS = 10_000;
    private static final int STEPS = 100_000;

    private final long[] counts = new long[STEPS + 1];
    private long all;

    void add(long errorNanos) {
        counts[(int) Math.min(STEPS, Math.abs(errorNanos) / STEP_NANOS)]++;
        all++;
    }

    void clear() {
        java.util.Arrays.fill(counts, 0);
        all = 0;
    }

    long count() {
        return all;
    }

    /** In milliseconds: so many of a hundred are at most that far off. */
    double percentile(double percent) {
        long wanted = (long) Math.ceil(all * percent / 100);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) return (i + 1) * STEP_NANOS / 1e6;
        }
        return 0;
    }
}
