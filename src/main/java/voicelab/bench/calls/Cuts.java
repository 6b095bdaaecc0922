package voicelab.bench.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import voicelab.web.LabClient;

/**
 * Cuts and mends, in turn, what stands behind the calls: the broker (the arrows of those who report to it), the database, one MCP
 * of the pool, one Resource Manager of the pair. Each turn is a third of rest, a third of cut, a third mended. What the lab does
 * not have is left out and said.
 */
final class Cuts implements AutoCloseable {
    private static final int PARTS = 3;
    private static final long JOIN_MILLIS = 20_000;

    /** Something that can be cut and mended. */
    private record Turn(String name, Runnable cut, Runnable mend) {}

    private final LabUnderTest lab;
    private final CallsOrder order;
    private final Consumer<String> says;
    private final List<String> done = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "bench-cuts");

    Cuts(LabUnderTest lab, CallsOrder order, Consumer<String> says) {
        this.lab = lab;
        this.order = order;
        this.says = says;
        thread.setDaemon(true);
        if (order.cuts()) thread.start();
    }

    /** The turns that this lab can take. */
    private List<Turn> turns() {
        List<String> instances = lab.instances();
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn("broker", () -> cut("gvp-3", "gvp-8"), () -> mend("gvp-3", "gvp-8")));
        turns.add(new Turn("database", () -> cut("gvp-16"), () -> mend("gvp-16")));
        for (String pool : List.of("mcp", "resource-manager")) {
            String second = pool + "-2";
            if (instances.contains(second))
                turns.add(new Turn(second, () -> lab.stop(second), () -> lab.start(second)));
            else note(pool + ": there is only one, left out");
        }
        return turns;
    }

    private void cut(String... links) {
        for (String link : links) lab.fault(link + "=cut");
    }

    private void mend(String... links) {
        for (String link : links) lab.mend(link);
    }

    private void run() {
        List<Turn> turns = turns();
        long partMillis = order.seconds() * 1_000L / turns.size() / PARTS;
        try {
            for (Turn turn : turns) {
                Thread.sleep(partMillis);
                if (!attempt(turn.name() + " cut", turn.cut())) continue;
                try {
                    Thread.sleep(partMillis);
                } finally {
                    attempt(turn.name() + " mended", turn.mend());
                }
                Thread.sleep(partMillis);
            }
        } catch (InterruptedException e) {
            // the calls are over
        }
    }

    private boolean attempt(String what, Runnable action) {
        try {
            action.run();
            note(what);
            return true;
        } catch (LabClient.Trouble e) {
            note(what + ": no, " + e.getMessage());
            return false;
        }
    }

    private void note(String what) {
        says.accept("       " + what);
        synchronized (done) {
            done.add(what);
        }
    }

    /** Everything is mended when this returns. */
    List<String> end() throws InterruptedException {
        thread.interrupt();
        thread.join(JOIN_MILLIS);
        synchronized (done) {
            return List.copyOf(done);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
