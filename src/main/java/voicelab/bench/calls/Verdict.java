package voicelab.bench.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What was wanted beside what was seen. */
public final class Verdict {
    /** Milliseconds: 99 of 100 calls are to be answered within it. */
    public static final double GOAL_P99 = 60;
    /** Of what was there after the warm-up: how far the lab may be off it at the end. */
    public static final double GOAL_DRIFT = 0.02;

    private static final double GOAL_RATE = 0.99;
    /** Shorter runs say nothing about growth. */
    private static final int LEAST_SECONDS_FOR_DRIFT = 120;
    /** What is bounded (journal, caches, the broker's known ids) fills until then, and the heap with it. */
    private static final int LEAST_WARM_UP_FOR_HEAP = 300;
    /** What a few more or less are no drift of. */
    private static final long FEW = 3;

    /** One line of the table. */
    public record Line(String what, String wanted, String seen, boolean good) {}

    private Verdict() {}

    public static List<Line> of(CallsFigures figures) {
        CallsOrder order = figures.order();
        CallFigures calls = figures.calls();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "rate kept",
                order.rate() + " calls/s",
                text("%.1f", figures.ratePlaced()),
                figures.ratePlaced() >= GOAL_RATE * order.rate()));
        // while a part is cut the calls that it held are lost: what counts is that all others have their records
        if (!order.cuts()) {
            lines.add(new Line("calls failed", "0", calls.failed() + " of " + calls.placed(), calls.failed() == 0));
            lines.add(new Line(
                    "prompt heard", "in every call", Integer.toString(calls.heard()), calls.heard() == calls.placed()));
            lines.add(new Line(
                    "INVITE to 200, p99",
                    text("below %.0f ms", GOAL_P99),
                    text("%.1f ms", calls.answerP99()),
                    calls.answerP99() < GOAL_P99));
        } else {
            int completed = calls.placed() - calls.failed();
            lines.add(new Line(
                    "calls completed", "most", completed + " of " + calls.placed(), 2 * completed > calls.placed()));
        }
        for (RecordCount count : figures.records()) lines.add(records(count));
        if (figures.records().isEmpty()) lines.add(new Line("records", "counted", "not counted", false));
        if (order.seconds() >= LEAST_SECONDS_FOR_DRIFT && figures.rested().size() == 2) drift(figures, lines);
        return lines;
    }

    /** Whether the warm-up was long enough for the heap to be full of what is bounded. */
    public static boolean isWarm(CallsOrder order) {
        return order.warmUpSeconds() >= LEAST_WARM_UP_FOR_HEAP;
    }

    private static Line records(RecordCount count) {
        return new Line(
                "records, by " + count.where(),
                "one RM, one MCP a completed call",
                count.rm() < 0
                        ? count.lost() + " lost, " + count.twice() + " too many"
                        : count.rm() + " + " + count.mcp() + ", " + count.lost() + " lost, " + count.twice() + " twice",
                count.whole());
    }

    private static void drift(CallsFigures figures, List<Line> lines) {
        lines.add(heap(figures.rested()));
        lines.add(still("threads", figures.rested(), LabSample::threads));
        lines.add(still("open files", figures.rested(), LabSample::openFiles));
        lines.add(still("SIP transactions", figures.rested(), LabSample::transactions));
        lines.add(still("SIP dialogs", figures.rested(), LabSample::dialogs));
        lines.add(still("media streams", figures.rested(), LabSample::media));
    }

    /** By the byte: what is allowed to a few threads or files is too much in megabytes. */
    private static Line heap(List<LabSample> rested) {
        long before = rested.get(0).heapBytes();
        long after = rested.get(1).heapBytes();
        return new Line(
                "heap after GC, MB",
                "no growth beyond 2 %",
                (before >> 20) + " -> " + (after >> 20),
                after - before <= GOAL_DRIFT * before);
    }

    private static Line still(String what, List<LabSample> rested, ToLongFunction<LabSample> of) {
        long before = of.applyAsLong(rested.get(0));
        long after = of.applyAsLong(rested.get(1));
        boolean good = after - before <= Math.max(FEW, (long) (GOAL_DRIFT * before));
        return new Line(what, "no growth beyond 2 %", before + " -> " + after, good);
    }

    public static boolean good(List<Line> lines) {
        return lines.stream().allMatch(Line::good);
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
