package voicelab.systems.mcp;

import java.util.Map;

/** Numeric ids of call detail events as far as they are public (facts 2.4); the others are {@link #NOT_PUBLIC}. */
final class MetricIds {
    static final int NOT_PUBLIC = -1;
    private static final Map<String, Integer> IDS = Map.of(
            "incall_begin", 0,
            "incall_end", 1,
            "incall_reject", 2,
            "asr_trace", 26,
            "log", 35,
            "appl_end", 36,
            "incall_initiated", 52,
            "call_reference", 56,
            "appl_begin", 130,
            "asr_open", 148);
    private static final int ASR_CLOSE = 149;

    private MetricIds() {}

    static int of(String name) {
        return name.equals("asr_close") ? ASR_CLOSE : IDS.getOrDefault(name, NOT_PUBLIC);
    }
}
