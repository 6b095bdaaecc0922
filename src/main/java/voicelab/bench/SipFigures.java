package voicelab.bench;

import java.util.List;

/**
 * What {@link SipBench} saw.
 *
 * @param missing programs that are not installed, each with what was not measured for it
 * @param complaints what else was wrong, such as call records that did not come
 */
public record SipFigures(
        List<Row> rows,
        List<Overload> overloads,
        List<String> missing,
        List<String> complaints,
        int seconds,
        int rounds,
        double loadBefore,
        double loadAfter,
        int cores) {
    /**
     * A proxy at the highest rate that it held.
     *
     * @param clean calls a second; 0 when no rate was held
     * @param atLeast whether no higher rate was tried
     * @param failed of the calls of that run, those that did not come to their end
     * @param p50 milliseconds from INVITE to 200
     * @param cpuMicros processor of the proxy a call
     * @param compilerMicros what of it went into compiling, which fades as the process gets older
     * @param ratio to kamailio's clean rate of the same round and transport; 0 when there is none
     * @param cpuRatio kamailio's microseconds to this one's
     */
    public record Row(
            String proxy,
            String transport,
            int round,
            int clean,
            boolean atLeast,
            long failed,
            long retransmitted,
            double p50,
            double p99,
            double cpuMicros,
            double compilerMicros,
            long residentMegabytes,
            double ratio,
            double cpuRatio) {}

    /**
     * Twice the clean rate, then the clean rate.
     *
     * @param offered calls a second that were asked of sipp
     * @param calls calls that sipp began
     * @param shed calls refused with 503
     * @param lost calls whose INVITE was answered and whose BYE was not
     * @param failed other calls without an end
     * @param recoveredMillis after the overload's end: since when no more than one of a thousand was refused or answered late
     * @param failedAfter calls that were refused or failed after it
     */
    public record Overload(
            String transport,
            int clean,
            int offered,
            long calls,
            long answered,
            long shed,
            long lost,
            long failed,
            double cpuMicros,
            long recoveredMillis,
            long failedAfter) {}
}
