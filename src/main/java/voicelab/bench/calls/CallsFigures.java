package voicelab.bench.calls;

import java.util.List;

/**
 * What {@link CallsBench} saw.
 *
 * @param seconds that placing the calls took
 * @param labCpuMillis processor time of the lab a call
 * @param callerCpuMillis of the caller
 * @param rested the lab without calls after the warm-up, and after all of it; empty when it was not warmed up
 * @param samples during the calls
 * @param records by where they were counted
 * @param loadBefore the machine's load average (1 minute) before, {@code loadAfter} after
 */
public record CallsFigures(
        CallsOrder order,
        CallFigures calls,
        double seconds,
        double labCpuMillis,
        double callerCpuMillis,
        List<LabSample> rested,
        List<LabSample> samples,
        List<RecordCount> records,
        List<String> cuts,
        double loadBefore,
        double loadAfter,
        int cores) {

    double ratePlaced() {
        return seconds == 0 ? 0 : calls.placed() / seconds;
    }
}
