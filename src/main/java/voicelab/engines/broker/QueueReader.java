package voicelab.engines.broker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.server.Consumer;
import org.apache.activemq.artemis.core.server.HandleStatus;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import voicelab.net.Arrivals;
import voicelab.net.Ticker;

/**
 * A consumer that sits on its queue without any session or connection. Messages stay unacknowledged in the journal until
 * the reader has kept them; at most {@link #WAITING} are taken ahead, then the queue is told that the reader is busy.
 */
final class QueueReader implements Consumer {
    static final int BATCH = 100;
    private static final int WAITING = 2 * BATCH;

    /**
     * Between the beginnings of two batches: whoever is busy gathers more, for a batch costs about as much as its records; who
     * rested reads at once.
     */
    private static final long GATHER_NANOS = 150_000_000;

    private static final long RETRY_FIRST_MILLIS = 100;
    private static final long RETRY_MOST_MILLIS = 5_000;

    private final Queue queue;
    private final BatchReader reader;
    private final Arrivals arrivals;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final long sequence;
    private final Deque<MessageReference> waiting = new ArrayDeque<>();
    private final Object reading = new Object();
    private boolean scheduled;
    private boolean closed;
    private long retryMillis = RETRY_FIRST_MILLIS;
    private long begunNanos;

    QueueReader(
            Queue queue,
            BatchReader reader,
            Arrivals arrivals,
            Executor executor,
            ScheduledExecutorService timer,
            long sequence) {
        this.queue = queue;
        this.reader = reader;
        this.arrivals = arrivals;
        this.executor = executor;
        this.timer = timer;
        this.sequence = sequence;
    }

    void open() throws IOException {
        try {
            queue.addConsumer(this);
        } catch (Exception e) {
            throw new IOException("queue " + queue.getName() + " takes no reader", e);
        }
        queue.deliverAsync();
    }

    /** Returns when no batch is being read any more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        // without the own lock: the queue holds its lock when it hands a message over
        queue.removeConsumer(this);
        synchronized (reading) {
            synchronized (this) {
                // unacknowledged: the journal still has them
                waiting.clear();
            }
        }
    }

    /** Acknowledges unread what was taken ahead. */
    void forget() throws Exception {
        synchronized (reading) {
            List<MessageReference> ahead;
            synchronized (this) {
                ahead = new ArrayList<>(waiting);
                waiting.clear();
            }
            for (MessageReference reference : ahead) queue.acknowledge(reference);
        }
        queue.deliverAsync();
    }

    @SuppressWarnings("ReferenceEquality") // the broker has one object a queue
    boolean reads(Queue of) {
        return queue == of;
    }

    @Override
    public synchronized HandleStatus handle(MessageReference reference) {
        if (closed || waiting.size() >= WAITING) return HandleStatus.BUSY;
        reference.handled();
        waiting.add(reference);
        schedule(waiting.size() >= BATCH ? 0 : gathering());
        return HandleStatus.HANDLED;
    }

    private long gathering() {
        long since = Ticker.REAL.nanos() - begunNanos;
        return begunNanos == 0 || since >= GATHER_NANOS ? 0 : (GATHER_NANOS - since) / 1_000_000;
    }

    private void schedule(long millis) {
        if (scheduled || closed) return;
        scheduled = true;
        try {
            if (millis == 0) executor.execute(this::drain);
            else timer.schedule(() -> executor.execute(this::drain), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the broker is stopping
        }
    }

    private void drain() {
        boolean kept;
        synchronized (reading) {
            kept = drainOnce();
        }
        if (kept) queue.deliverAsync();
    }

    private boolean drainOnce() {
        List<MessageReference> batch;
        synchronized (this) {
            if (closed) return false;
            begunNanos = Ticker.REAL.nanos();
            batch = new ArrayList<>(waiting.stream().limit(BATCH).toList());
        }
        boolean kept = keep(batch);
        synchronized (this) {
            scheduled = false;
            if (closed) return false;
            if (kept) {
                for (int i = 0; i < batch.size(); i++) waiting.poll();
                retryMillis = RETRY_FIRST_MILLIS;
                if (!waiting.isEmpty()) schedule(waiting.size() >= BATCH ? 0 : gathering());
            } else {
                schedule(retryMillis);
                retryMillis = Math.min(2 * retryMillis, RETRY_MOST_MILLIS);
            }
        }
        return kept;
    }

    /** Whether the batch was kept and acknowledged. */
    private boolean keep(List<MessageReference> batch) {
        List<Delivered> messages = new ArrayList<>();
        String name = queue.getName().toString();
        for (MessageReference reference : batch) messages.add(Delivered.of(name, reference.getMessage()));
        try {
            List<Delivered> unreadable = reader.read(messages);
            for (int i = 0; i < batch.size(); i++) {
                // by identity: two messages may say the same
                if (isAmong(unreadable, messages.get(i))) queue.sendToDeadLetterAddress(null, batch.get(i));
                else queue.acknowledge(batch.get(i));
            }
            return true;
        } catch (IOException e) {
            return false; // the reader has said so; the batch comes again
        } catch (Exception e) {
            arrivals.bug("reader of " + name, e);
            return false;
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isAmong(List<Delivered> some, Delivered one) {
        for (Delivered d : some) if (d == one) return true;
        return false;
    }

    @Override
    public void proceedDeliver(MessageReference reference) {}

    @Override
    public Filter getFilter() {
        return null;
    }

    @Override
    public synchronized List<MessageReference> getDeliveringMessages() {
        return new ArrayList<>(waiting);
    }

    @Override
    public String debug() {
        return toString();
    }

    @Override
    public String toManagementString() {
        return toString();
    }

    @Override
    public void disconnect() {
        close();
    }

    @Override
    public void failed(Throwable cause) {
        arrivals.bug("reader of " + queue.getName(), cause);
    }

    @Override
    public long sequentialID() {
        return sequence;
    }

    @Override
    public String toString() {
        return "reader of " + queue.getName();
    }
}
