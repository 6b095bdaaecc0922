package voicelab.bench.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Looks at the lab while it carries calls, and says how it goes. */
final class Sampler implements AutoCloseable {
    private static final long JOIN_MILLIS = 10_000;

    private final LabUnderTest lab;
    private final CallLedger ledger;
    private final CallsOrder order;
    private final Consumer<String> says;
    private final long start = System.nanoTime();
    private final List<LabSample> samples = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "bench-sampler");

    Sampler(LabUnderTest lab, CallLedger ledger, CallsOrder order, Consumer<String> says) {
        this.lab = lab;
        this.ledger = ledger;
        this.order = order;
        this.says = says;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(order.sampleSeconds() * 1_000L);
                look();
            }
        } catch (InterruptedException e) {
            // the calls are over
        }
    }

    private void look() {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        LabSample now = lab.sample(seconds, false);
        synchronized (samples) {
            samples.add(now);
        }
        says.accept(String.format(
                Locale.ROOT,
                "%4d s: %d placed, %d failed; lab: %d threads, %d files, %d dialogs, %d transactions, heap %d MB,"
                        + " journal %d",
                seconds,
                ledger.placedSoFar(),
                ledger.failedSoFar(),
                now.threads(),
                now.openFiles(),
                now.dialogs(),
                now.transactions(),
                now.heapBytes() >> 20,
                now.journal()));
    }

    List<LabSample> end() throws InterruptedException {
        thread.interrupt();
        thread.join(JOIN_MILLIS);
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
