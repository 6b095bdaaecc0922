package voicelab.bench;

import java.util.Locale;

/**
 * What {@link McuBench} saw.
 *
 * @param spacingP99 99 of 100 packets came at most so many milliseconds off their 20 ms
 * @param spacingMax the worst, milliseconds
 * @param clockCpu the mixing and sending thread's share of one core, percent
 * @param selectorCpu the receiving thread's
 * @param processCpu the whole process with its parties, percent of one core
 * @param clockBytesATick garbage that mixing and sending for all makes in 20 ms, RTCP reports included
 * @param loadBefore the machine's load average (1 minute) before, {@code loadAfter} after
 */
public record McuFigures(
        int conferences,
        int parties,
        long seconds,
        long packets,
        long lost,
        double spacingP50,
        double spacingP99,
        double spacingP999,
        double spacingMax,
        double clockCpu,
        double selectorCpu,
        double processCpu,
        double clockBytesATick,
        double loadBefore,
        double loadAfter,
        int cores) {
    /** What is wanted, milliseconds. */
    public static final double GOAL_P99 = 5;

    public boolean good() {
        return spacingP99 < GOAL_P99;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d conferences of %d parties each for %d s: %d packets received, %d lost%n"
                        + "spacing off 20 ms: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, worst %.2f ms (goal: p99 below %.0f ms)%n"
                        + "processor, of one core: mixing and sending %.0f %%, receiving %.0f %%, whole process with its parties %.0f %%%n"
                        + "garbage of mixing and sending: %.0f bytes a tick%n"
                        + "load average %.2f before, %.2f after, on %d cores",
                conferences,
                parties / Math.max(1, conferences),
                seconds,
                packets,
                lost,
                spacingP50,
                spacingP99,
                spacingP999,
                spacingMax,
                GOAL_P99,
                clockCpu,
                selectorCpu,
                processCpu,
                clockBytesATick,
                loadBefore,
                loadAfter,
                cores);
    }
}
