package voicelab.bench.calls;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** What became of each call. Thread-safe. */
final class CallLedger {
    /** So much of the RTP of a whole call must have come: the prompt is fetched after the answer. */
    static final double LEAST_MEDIA = 0.9;
    /** And so much of the tone must have been in it. */
    static final double LEAST_TONE = 0.5;

    private static final int MOST_REASONS = 50;

    private final CallsOrder order;
    private final BitSet completed = new BitSet();
    private final Map<String, Integer> failures = new TreeMap<>();
    private long[] answerMicros = new long[1_024];
    private int answered;
    private int placed;
    private int failed;
    private int heard;
    private long rtpSent;
    private long rtpReceived;
    private long rtpLost;

    CallLedger(CallsOrder order) {
        this.order = order;
    }

    /** What is wrong with a call's media; empty for nothing. */
    static String media(CallsOrder order, int received, int tone) {
        int wanted = order.framesACall();
        if (received == 0) return "no RTP";
        if (received < LEAST_MEDIA * wanted) return "RTP for a part of the call only";
        if (tone < LEAST_TONE * wanted) return "prompt not heard";
        return "";
    }

    synchronized void placed() {
        placed++;
    }

    /** @param problem empty for a completed call */
    synchronized void over(OutCall call, String problem) {
        // records are counted for every call, the warm-up's too
        if (problem.isEmpty()) completed.set(call.number);
        if (!call.counts) return;
        if (call.answeredNanos != 0) {
            if (answered == answerMicros.length) answerMicros = Arrays.copyOf(answerMicros, 2 * answered);
            answerMicros[answered++] = (call.answeredNanos - call.dueNanos) / 1_000;
        }
        rtpSent += call.sent;
        rtpReceived += call.received;
        rtpLost += call.lost();
        if (call.heard >= LEAST_TONE * order.framesACall()) heard++;
        if (problem.isEmpty()) return;
        failed++;
        if (failures.size() < MOST_REASONS || failures.containsKey(problem)) failures.merge(problem, 1, Integer::sum);
    }

    /** Numbers of the calls that were completed. */
    synchronized BitSet completed() {
        return (BitSet) completed.clone();
    }

    synchronized int failedSoFar() {
        return failed;
    }

    synchronized int placedSoFar() {
        return placed;
    }

    synchronized CallFigures figures() {
        long[] sorted = Arrays.copyOf(answerMicros, answered);
        Arrays.sort(sorted);
        return new CallFigures(
                placed,
                failed,
                Map.copyOf(failures),
                heard,
                percentile(sorted, 50),
                percentile(sorted, 90),
                percentile(sorted, 99),
                percentile(sorted, 100),
                rtpSent,
                rtpReceived,
                rtpLost);
    }

    /** Milliseconds: so many of a hundred were answered within it. */
    static double percentile(long[] sortedMicros, double percent) {
        if (sortedMicros.length == 0) return 0;
        int at = (int) Math.ceil(sortedMicros.length * percent / 100) - 1;
        return sortedMicros[Math.max(0, at)] / 1_000.0;
    }
}
