package voicelab.bench.calls;

import java.util.Map;

/**
 * What the caller saw.
 *
 * @param placed calls that were placed
 * @param failed of them, by {@code failures}' reasons
 * @param heard calls in which the prompt was heard
 * @param answerP50 milliseconds from the moment an INVITE was due to its 200; the others alike
 * @param rtpLost packets missing between the first and the last that came
 */
public record CallFigures(
        int placed,
        int failed,
        Map<String, Integer> failures,
        int heard,
        double answerP50,
        double answerP90,
        double answerP99,
        double answerMax,
        long rtpSent,
        long rtpReceived,
        long rtpLost) {}
