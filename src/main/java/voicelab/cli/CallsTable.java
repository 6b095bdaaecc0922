package voicelab.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import voicelab.bench.calls.CallFigures;
import voicelab.bench.calls.CallsFigures;
import voicelab.bench.calls.Growth;
import voicelab.bench.calls.LabSample;
import voicelab.bench.calls.Verdict;

/** The figures of measured calls for a person. */
record CallsTable(PrintWriter out) {

    void print(CallsFigures figures, List<Verdict.Line> verdict) {
        CallFigures calls = figures.calls();
        say("");
        say(
                "%d calls in %.1f s (%.1f a second), %d failed, prompt heard in %d",
                calls.placed(),
                figures.seconds(),
                calls.placed() / Math.max(0.001, figures.seconds()),
                calls.failed(),
                calls.heard());
        calls.failures().forEach((why, count) -> say("  %6d  %s", count, why));
        say(
                "INVITE to 200: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, worst %.1f ms",
                calls.answerP50(), calls.answerP90(), calls.answerP99(), calls.answerMax());
        say("RTP: %d sent, %d received, %d lost", calls.rtpSent(), calls.rtpReceived(), calls.rtpLost());
        say(
                "processor: lab %.1f ms and caller %.1f ms a call; at this rate %.2f cores of %d (load average %.2f"
                        + " before, %.2f after)",
                figures.labCpuMillis(),
                figures.callerCpuMillis(),
                (figures.labCpuMillis() + figures.callerCpuMillis())
                        * calls.placed()
                        / 1_000
                        / Math.max(0.001, figures.seconds()),
                figures.cores(),
                figures.loadBefore(),
                figures.loadAfter());
        samples(figures);
        growth(figures.rested());
        figures.cuts().forEach(cut -> say("cut: %s", cut));
        say("");
        Grid grid = new Grid("what", "wanted", "seen", "");
        for (Verdict.Line line : verdict)
            grid.row(line.what(), line.wanted(), line.seen(), line.good() ? "good" : "MISSED");
        out.print(grid);
        if (!Verdict.isWarm(figures.order()))
            say(
                    "what is bounded fills for some five minutes, and the heap with it: --warm-up 300 tells more of a growth");
        say(Verdict.good(verdict) ? "good" : "MISSED");
        out.flush();
    }

    private void samples(CallsFigures figures) {
        if (figures.samples().isEmpty()) return;
        LabSample first = figures.samples().get(0);
        LabSample last = figures.samples().get(figures.samples().size() - 1);
        say(
                "lab from %d s to %d s: heap %d -> %d MB, resident %d -> %d MB, threads %d -> %d, files %d -> %d, bugs"
                        + " %d",
                first.atSeconds(),
                last.atSeconds(),
                first.heapBytes() >> 20,
                last.heapBytes() >> 20,
                first.residentBytes() >> 20,
                last.residentBytes() >> 20,
                first.threads(),
                last.threads(),
                first.openFiles(),
                last.openFiles(),
                last.bugs());
    }

    /** What a growth of the heap consists of. */
    private void growth(List<LabSample> rested) {
        if (rested.size() < 2) return;
        List<Growth> all =
                Growth.between(rested.get(0).heapClasses(), rested.get(1).heapClasses());
        if (all.isEmpty()) return;
        say(
                "lab at rest, kB of objects: %s",
                all.stream()
                        .map(one -> String.format(Locale.ROOT, "%+d %s", one.bytes() >> 10, one.name()))
                        .collect(Collectors.joining(", ")));
    }

    private void say(String form, Object... values) {
        out.println(values.length == 0 ? form : String.format(Locale.ROOT, form, values));
    }
}
