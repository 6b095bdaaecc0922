package voicelab.bench.calls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts the records of a run when its calls are over; waits for those that are still on their way. */
final class RecordAudit {
    private static final int LOOK_MILLIS = 500;

    private final RecordQueue queue;
    private final long before;

    private RecordAudit(RecordQueue queue, long before) {
        this.queue = queue;
        this.before = before;
    }

    /** @param series what the callers' numbers begin with */
    static RecordAudit of(LabUnderTest lab, String series) throws IOException {
        InetSocketAddress broker = lab.listener("REPORTING_SERVER_BROKER");
        RecordQueue queue = broker == null ? null : new RecordQueue(lab.host(), broker);
        return new RecordAudit(queue, queue == null ? 0 : queue.callRecords());
    }

    List<RecordCount> count(BitSet completed, int patienceSeconds) throws IOException, InterruptedException {
        List<RecordCount> counts = new ArrayList<>();
        if (queue != null) counts.add(byQueue(completed.cardinality(), patienceSeconds));
        return counts;
    }

    /** Only sums: two a completed call. Calls that failed may have records too, so more are no fault. */
    private RecordCount byQueue(int completed, int patienceSeconds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long found = queue.callRecords() - before;
        for (int i = 0; i < patienceSeconds * 1_000 / LOOK_MILLIS && found < 2L * completed; i++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            found = queue.callRecords() - before;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new RecordCount(
                "query queue", completed, -1, -1, Math.max(0, 2L * completed - found), 0, millis);
    }
}
