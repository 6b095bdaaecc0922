package voicelab.bench.calls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Counts the records of a run when its calls are over; waits for those that are still on their way. */
final class RecordAudit implements AutoCloseable {
    private static final int LOOK_MILLIS = 500;
    private static final int SETTLE_MILLIS = 3_000;
    private static final int NAMED = 10;

    private final String series;
    private final Consumer<String> says;
    private final RecordQueue queue;
    private final RecordRows rows;
    private final long before;

    /** @param series what the callers' numbers begin with */
    RecordAudit(LabUnderTest lab, String series, Consumer<String> says) throws IOException {
        this.series = series;
        this.says = says;
        InetSocketAddress broker = lab.listener("REPORTING_SERVER_BROKER");
        queue = broker == null ? null : new RecordQueue(lab.host(), broker);
        before = queue == null ? 0 : queue.callRecords();
        InetSocketAddress sql = lab.listener("SQL_SERVER_TDS");
        rows = sql == null ? null : new RecordRows(lab.host(), sql, series);
    }

    List<RecordCount> count(BitSet completed, int patienceSeconds) throws IOException, InterruptedException {
        List<RecordCount> counts = new ArrayList<>();
        if (rows != null) counts.add(byRows(completed, patienceSeconds));
        if (queue != null) counts.add(byQueue(completed.cardinality(), patienceSeconds));
        return counts;
    }

    private RecordCount byRows(BitSet completed, int patienceSeconds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (rows.count() < 2L * completed.cardinality() && isWithin(start, patienceSeconds))
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        RecordTally tally = rows.tally(completed);
        while (tally.lost() > 0 && isWithin(start, patienceSeconds)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            tally = rows.tally(completed);
        }
        // one that comes late may be one too many
        long seen = -1;
        for (long now = rows.count(); seen != now && isWithin(start, patienceSeconds); now = rows.count()) {
            seen = now;
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        }
        tally = rows.tally(completed);
        name("no whole record", tally.incomplete(NAMED));
        name("records too many", tally.doubled(NAMED));
        return tally.counted("SQL", millisSince(start));
    }

    private void name(String what, int[] calls) throws IOException {
        for (int call : calls) {
            String ani = Caller.ani(series, call);
            says.accept(what + " of " + ani + ": " + rows.told(ani));
        }
    }

    /** Only sums: two a completed call. Calls that failed may have records too, so more are no fault. */
    private RecordCount byQueue(int completed, int patienceSeconds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long found = queue.callRecords() - before;
        while (found < 2L * completed && isWithin(start, patienceSeconds)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            found = queue.callRecords() - before;
        }
        return new RecordCount(
                "query queue", completed, -1, -1, Math.max(0, 2L * completed - found), 0, millisSince(start));
    }

    private static boolean isWithin(long start, int seconds) {
        return millisSince(start) < seconds * 1_000L;
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public void close() {
        if (rows != null) rows.close();
    }
}
