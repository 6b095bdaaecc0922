package voicelab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import voicelab.protocols.sip.Transport;

/**
 * The Resource Manager with all its logic beside kamailio, which only forwards: the highest rate of calls that each holds, in
 * alternating rounds, then twice that rate for the Resource Manager alone. Callers and callee are sipp.
 */
public final class SipBench {
    /**
     * The lab's JVM: memory that is touched before it is needed (a new page may take a machine longer than a call), and pauses that a
     * socket's buffer outlasts. What collects while calls go on ({@code -XX:+UseZGC}) takes a third more processor time a call.
     */
    public static final String LOADED_JVM = "-XX:+UseG1GC -XX:MaxGCPauseMillis=60 -Xms1g -Xmx1g -XX:+AlwaysPreTouch";

    private static final int WARM_CALLS = 30_000;
    private static final int WARM_OPEN = 100;
    private static final double FIRST = 0.8;

    private final Order order;
    private final Consumer<String> says;
    private final List<SipFigures.Row> rows = new ArrayList<>();
    private final List<SipFigures.Overload> overloads = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /**
     * What to measure.
     *
     * @param seconds of each run
     * @param rounds how often the proxies take turns
     * @param alone without kamailio, also where it is installed
     * @param jvm flags of the lab's JVM
     * @param net the lab's /24; empty for the next free one
     */
    public record Order(
            int seconds,
            int rounds,
            List<Transport> transports,
            boolean alone,
            List<String> jvm,
            Optional<String> net,
            int warmCalls) {
        public static final int WARM = WARM_CALLS;
    }

    public SipBench(Order order, Consumer<String> says) {
        this.order = order;
        this.says = says;
    }

    public SipFigures run() throws IOException, InterruptedException {
        double before = load();
        Optional<Path> sipp = Workshop.program("sipp");
        Optional<Path> kamailio = order.alone() ? Optional.empty() : Workshop.program("kamailio");
        if (sipp.isEmpty())
            missing.add("sipp is not installed (Debian: sip-tester): nothing can be measured without it");
        if (kamailio.isEmpty() && !order.alone())
            missing.add("kamailio is not installed: the Resource Manager is measured alone");
        missing.forEach(says);
        if (sipp.isPresent()) for (Transport transport : order.transports()) measure(transport, sipp.get(), kamailio);
        return new SipFigures(
                rows,
                overloads,
                missing,
                complaints,
                order.seconds(),
                order.rounds(),
                before,
                load(),
                Runtime.getRuntime().availableProcessors());
    }

    private void measure(Transport transport, Path sipp, Optional<Path> kamailio)
            throws IOException, InterruptedException {
        InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (Workshop workshop = new Workshop();
                RecordDrain records = new RecordDrain(own);
                SippCallee resource = new SippCallee(workshop, sipp, own, transport);
                SippCallee other = new SippCallee(workshop, sipp, own, transport);
                MeasuredLab lab = new MeasuredLab(
                        workshop, new MeasuredLab.Options(order.jvm(), order.net()), transport, resource, records);
                MeasuredKamailio compared = kamailio.isEmpty()
                        ? null
                        : new MeasuredKamailio(workshop, kamailio.get(), own, transport, other.address)) {
            SippCaller caller = new SippCaller(workshop, sipp, transport);
            int lasting = 0;
            int first = warm(caller, lab, transport);
            lab.owes(0);
            int theirs = compared == null ? 0 : warm(caller, compared, transport);
            for (int round = 1; round <= order.rounds(); round++) {
                CleanRate reference = null;
                if (compared != null) {
                    reference = search(caller, compared, theirs, transport, round);
                    row(compared, transport, round, reference, null);
                    theirs = next(reference, theirs);
                }
                // on the same grid of rates: the first question is whether it holds what the other held
                int begin = reference == null || reference.best() == null
                        ? first
                        : reference.best().asked().aSecond();
                CleanRate mine = search(caller, lab, begin, transport, round);
                row(lab, transport, round, mine, reference == null ? null : reference.best());
                first = next(mine, first);
                if (mine.best() != null) lasting = Math.max(lasting, common(mine, reference));
            }
            if (lasting > 0)
                overloads.add(new OverloadRound(caller, lab, says).run(transport, lasting, order.seconds()));
            complain(lab, transport);
            if (compared != null) complain(compared, transport);
        }
    }

    private void complain(SipSubject subject, Transport transport) throws InterruptedException {
        String complaint = subject.complaint();
        if (!complaint.isEmpty()) complaints.add(transport + ": " + complaint);
    }

    /** @return where the search begins */
    private int warm(SippCaller caller, SipSubject subject, Transport transport)
            throws IOException, InterruptedException {
        says.accept(transport + ", " + subject.name() + ": " + order.warmCalls() + " calls to warm up");
        SippRun warm = caller.closed(subject, WARM_OPEN, order.warmCalls(), 60);
        note(subject, warm);
        int again = (int) Math.max(1_000, warm.callsASecond() * order.seconds() / 2);
        SippRun saturated = caller.closed(subject, WARM_OPEN, again, 60);
        note(subject, saturated);
        says.accept(String.format("  saturated at %.0f calls/s", saturated.callsASecond()));
        return (int) (saturated.callsASecond() * FIRST);
    }

    private CleanRate search(SippCaller caller, SipSubject subject, int first, Transport transport, int round)
            throws IOException, InterruptedException {
        CleanRate rate = new CleanRate(first);
        while (!rate.isOver()) {
            int aSecond = rate.next();
            SippRun run = caller.open(subject, aSecond, order.seconds());
            note(subject, run);
            rate.saw(run);
            says.accept(String.format(
                    "%s, round %d, %s: %d calls/s %s (%d failed, %d refused, %.1f s, %.0f us/call, of it JIT %.0f, p99"
                            + " %.0f ms)",
                    transport,
                    round,
                    subject.name(),
                    aSecond,
                    run.isClean() ? "clean" : "not clean",
                    run.failed(),
                    run.shed(),
                    run.wallSeconds(),
                    run.cpuMicros(),
                    run.compilerMicros(),
                    run.p99()));
        }
        return rate;
    }

    /** What both held: the rate that is asked of the Resource Manager. */
    private static int common(CleanRate mine, CleanRate reference) {
        int best = mine.best().asked().aSecond();
        return reference == null || reference.best() == null
                ? best
                : Math.min(best, reference.best().asked().aSecond());
    }

    private static void note(SipSubject subject, SippRun run) {
        if (subject instanceof MeasuredLab lab) lab.owes(run.answered());
    }

    private static int next(CleanRate seen, int first) {
        return seen.best() == null ? first * 2 / 3 : seen.best().asked().aSecond();
    }

    private void row(SipSubject subject, Transport transport, int round, CleanRate seen, SippRun reference) {
        SippRun best = seen.best();
        if (best == null) {
            rows.add(new SipFigures.Row(subject.name(), transport.name(), round, 0, false, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            return;
        }
        rows.add(new SipFigures.Row(
                subject.name(),
                transport.name(),
                round,
                best.asked().aSecond(),
                !seen.isBounded(),
                best.failed() + best.shed(),
                best.retransmitted(),
                best.p50(),
                best.p99(),
                best.cpuMicros(),
                best.compilerMicros(),
                best.use().residentKilobytes() >> 10,
                reference == null
                        ? 0
                        : best.asked().aSecond() / (double) reference.asked().aSecond(),
                reference == null ? 0 : reference.cpuMicros() / best.cpuMicros()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
