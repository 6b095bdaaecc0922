package voicelab.engines.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import voicelab.engines.kafka.Outgoing.Stage;
import voicelab.net.Ticker;

/** Records that wait and records under way, bounded; the one lock of a producer. Knows nothing of Kafka. */
final class SendQueue {
    /** Records under way at once: enough to fill batches, few enough to be sent again in order. */
    private static final int WINDOW = 256;

    private final ProducerSettings settings;
    private final Ticker ticker;
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
    private final Set<Outgoing> underWay = new LinkedHashSet<>();
    private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();
    private long bytes;
    private long stored;
    private long overflown;
    private long failed;
    private String lastProblem = "";
    private boolean closed;

    SendQueue(ProducerSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /** False when there is no room. */
    synchronized boolean offer(Outgoing record) {
        boolean room = waiting.size() + underWay.size() < settings.records()
                && bytes + record.size() <= settings.bytes()
                && !closed;
        if (!room) {
            overflown++;
            return false;
        }
        bytes += record.size();
        waiting.addLast(record);
        notifyAll();
        return true;
    }

    /** The next record to send, as LEAVING; null when the queue is closed. */
    Outgoing take() throws InterruptedException {
        while (true) {
            tellEnds();
            synchronized (this) {
                if (closed) return null;
                takeBackWhatFaultsSwallowed();
                if (!ends.isEmpty()) continue;
                if (!waiting.isEmpty() && underWay.size() < WINDOW) return leaving();
                if (underWay.isEmpty()) wait();
                else wait(settings.ackTimeout().toMillis());
            }
        }
    }

    private Outgoing leaving() {
        Outgoing next = waiting.pollFirst();
        underWay.add(next);
        move(next, Stage.LEAVING);
        return next;
    }

    private void takeBackWhatFaultsSwallowed() {
        long now = ticker.nanos();
        long patience = settings.ackTimeout().toNanos();
        List<Outgoing> lost = new ArrayList<>();
        for (Iterator<Outgoing> all = underWay.iterator(); all.hasNext(); ) {
            Outgoing record = all.next();
            if (record.stage == Stage.CARRIED || now - record.stageNanos < patience) continue;
            all.remove();
            lost.add(record);
        }
        if (lost.isEmpty()) return;
        lastProblem = "not acknowledged within " + settings.ackTimeout().toMillis() + " ms";
        for (int i = lost.size() - 1; i >= 0; i--) putBack(lost.get(i));
        dropTheOld();
    }

    /** The record was not sent or not acknowledged: it is the next one again, unless its time is up. */
    void again(Outgoing record, String problem) {
        synchronized (this) {
            lastProblem = problem;
            if (underWay.remove(record)) putBack(record);
            dropTheOld();
            notifyAll();
        }
        tellEnds();
    }

    private void putBack(Outgoing record) {
        move(record, Stage.WAITING);
        // records under way may come back in any order: the older one first
        if (!waiting.isEmpty() && waiting.peekFirst().bornNanos < record.bornNanos) {
            List<Outgoing> all = new ArrayList<>(waiting);
            all.add(record);
            all.sort((a, b) -> Long.compare(a.bornNanos, b.bornNanos));
            waiting.clear();
            waiting.addAll(all);
        } else waiting.addFirst(record);
    }

    private void dropTheOld() {
        long now = ticker.nanos();
        while (!waiting.isEmpty()
                && now - waiting.peekFirst().bornNanos > settings.keepTrying().toNanos())
            end(
                    waiting.pollFirst(),
                    null,
                    "given up after " + settings.keepTrying().toMillis() + " ms: " + lastProblem);
    }

    synchronized void moved(Outgoing record, Stage stage) {
        if (underWay.contains(record)) move(record, stage);
    }

    private void move(Outgoing record, Stage stage) {
        record.stage = stage;
        record.stageNanos = ticker.nanos();
    }

    void done(Outgoing record, Stored where) {
        synchronized (this) {
            // an acknowledgement may come twice, or after the record was given up or queued again
            if (!underWay.remove(record) && !waiting.remove(record)) return;
            lastProblem = "";
            end(record, where, "");
        }
        tellEnds();
    }

    void fail(Outgoing record, String problem) {
        synchronized (this) {
            if (!underWay.remove(record) && !waiting.remove(record)) return;
            lastProblem = problem;
            end(record, null, problem);
        }
        tellEnds();
    }

    private void end(Outgoing record, Stored where, String problem) {
        bytes -= record.size();
        if (where != null) stored++;
        else failed++;
        ends.add(
                where != null
                        ? () -> record.stored.complete(where)
                        : () -> record.stored.completeExceptionally(new StreamFailure(problem)));
        notifyAll();
    }

    /** Outside the lock: whoever waits for a record may send the next one. */
    private void tellEnds() {
        for (Runnable end = ends.poll(); end != null; end = ends.poll()) end.run();
    }

    synchronized void problem(String text) {
        lastProblem = text;
    }

    /** Waits before the next attempt; false when closed meanwhile. */
    synchronized boolean pause(Duration pause) throws InterruptedException {
        long end = ticker.nanos() + pause.toNanos();
        for (long left = pause.toMillis(); left > 0 && !closed; left = (end - ticker.nanos()) / 1_000_000) wait(left);
        return !closed;
    }

    synchronized boolean awaitDrained(Duration atMost) throws InterruptedException {
        long end = ticker.nanos() + atMost.toNanos();
        while (!waiting.isEmpty() || !underWay.isEmpty()) {
            long left = (end - ticker.nanos()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }

    /** Forgets everything; stages fail with the reason. */
    void forget(String reason) {
        synchronized (this) {
            List<Outgoing> all = new ArrayList<>(underWay);
            all.addAll(waiting);
            underWay.clear();
            waiting.clear();
            for (Outgoing record : all) end(record, null, reason);
        }
        tellEnds();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized StreamProducer.Backlog backlog() {
        return new StreamProducer.Backlog(waiting.size() + underWay.size(), stored, overflown, failed, lastProblem);
    }
}
