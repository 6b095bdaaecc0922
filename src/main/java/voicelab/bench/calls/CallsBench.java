package voicelab.bench.calls;

import com.sun.management.OperatingSystemMXBean;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One measurement from the first call to the last record. */
public final class CallsBench {
    private static final int DRAIN_SECONDS = 45;
    private static final int RECORDS_SECONDS = 120;
    private static final int LOOK_MILLIS = 200;
    /** Finished transactions absorb what still comes for 5 s (timers D, J, K): after that nothing of a call should be left. */
    private static final int REST_SECONDS = 8;
    /** Of the objects' bytes: what may come and go between two looks at a lab at rest. */
    private static final double STEADY = 0.003;

    private static final int LOOKS_MOST = 60;

    private final CallsOrder order;
    private final LabUnderTest lab;
    private final Consumer<String> says;
    private final CallLedger ledger;
    private final String series;

    /** @param says hears progress */
    CallsBench(CallsOrder order, LabUnderTest lab, Consumer<String> says) {
        this.order = order;
        this.lab = lab;
        this.says = says;
        this.ledger = new CallLedger(order);
        // the records of this run are told from others' by the callers' numbers
        this.series = String.format(Locale.ROOT, "9%06d", System.currentTimeMillis() / 1_000 % 1_000_000);
    }

    /** Boots or finds the lab, measures, and ends what was booted. */
    public static CallsFigures run(CallsOrder order, LabChoice choice, Consumer<String> says)
            throws IOException, InterruptedException {
        try (LabUnderTest lab = choice.open()) {
            return new CallsBench(order, lab, says).measure();
        }
    }

    private CallsFigures measure() throws IOException, InterruptedException {
        InetSocketAddress sbc = lab.listener("SBC_SIP_UDP");
        if (sbc == null) throw new IOException("the lab runs no SBC: its listener SIP_UDP is where calls enter");
        double loadBefore = machine().getSystemLoadAverage();
        NioEventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("caller-sip", true));
        try (Caller caller = new Caller(loops.next(), lab.host(), sbc, order, series, ledger);
                RecordAudit audit = new RecordAudit(lab, series, says)) {
            Pace pace = new Pace(caller, ledger, order.rate());
            List<LabSample> rested = new ArrayList<>();
            if (order.warmUpSeconds() > 0) {
                says.accept("warming up for " + order.warmUpSeconds() + " s");
                pace.run(order.warmUpSeconds(), false);
                drain(caller);
                rested.add(rest());
            }
            return measured(caller, pace, audit, rested, loadBefore);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private CallsFigures measured(
            Caller caller, Pace pace, RecordAudit audit, List<LabSample> rested, double loadBefore)
            throws IOException, InterruptedException {
        long labBefore = lab.sample(0, false).cpuNanos();
        long ownBefore = machine().getProcessCpuTime();
        List<LabSample> samples;
        List<String> cuts;
        double seconds;
        try (Sampler sampler = new Sampler(lab, ledger, order, says);
                Cuts cutting = new Cuts(lab, order, says)) {
            seconds = pace.run(order.seconds(), true);
            cuts = cutting.end();
            drain(caller);
            samples = sampler.end();
        }
        double calls = Math.max(1, order.calls());
        double labCpu = (lab.sample(0, false).cpuNanos() - labBefore) / 1e6 / calls;
        double ownCpu = (machine().getProcessCpuTime() - ownBefore) / 1e6 / calls;
        List<RecordCount> records = audit.count(ledger.completed(), RECORDS_SECONDS);
        if (!rested.isEmpty()) rested.add(rest());
        return new CallsFigures(
                order,
                ledger.figures(),
                seconds,
                labCpu,
                ownCpu,
                rested,
                samples,
                records,
                cuts,
                loadBefore,
                machine().getSystemLoadAverage(),
                machine().getAvailableProcessors());
    }

    private static void drain(Caller caller) throws InterruptedException {
        for (int i = 0; i < DRAIN_SECONDS * 1_000 / LOOK_MILLIS && caller.open() > 0; i++)
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }

    /**
     * The lab without calls, when the last transaction has gone, garbage is collected and nothing more is going on: databases tidy
     * their files when they are left alone, for some seconds where there are a million rows.
     */
    private LabSample rest() throws InterruptedException {
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        LabSample before = lab.sample(0, true);
        LabSample now = lab.sample(0, true);
        for (int i = 0; i < LOOKS_MOST && !isSteady(before, now); i++) {
            TimeUnit.SECONDS.sleep(1);
            before = now;
            now = lab.sample(0, true);
        }
        return now;
    }

    private static boolean isSteady(LabSample before, LabSample now) {
        return Math.abs(now.heapBytes() - before.heapBytes()) <= STEADY * before.heapBytes();
    }

    private static OperatingSystemMXBean machine() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
