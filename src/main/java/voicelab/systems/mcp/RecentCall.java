package voicelab.systems.mcp;

import java.time.Instant;

/**
 * A call that is over, as this instance remembers it.
 *
 * @param result {@code completed}, {@code rejected}, {@code abandoned} or {@code failed}
 */
public record RecentCall(
        String callId,
        String sessionId,
        String ani,
        String dnis,
        String page,
        Instant start,
        Instant end,
        String result,
        String reason) {}
