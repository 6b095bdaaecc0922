package voicelab.systems.interactionserver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries reporting events into a stream: a queue of {@code max-queue-size}, stored when {@code batch-size} wait or {@code
 * storing-timeout} is over, whichever comes first; what finds the queue full is discarded and counted (all documented). A
 * what the stream gives up waits at the head of the queue and is tried again: each is stored at least once, in order as long
 * as the stream gives none up.
 */
final class EventLogger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLogger.class);

    private final EventLoggerSettings settings;
    private final ServedTenant tenant;
    private final EventSerializer serializer;
    private final ScheduledExecutorService clock;
    private final Deque<ReportingEvent> queue = new ArrayDeque<>();
    private Optional<EventSink> sink = Optional.empty();
    private boolean sinkKnown;
    private ScheduledFuture<?> timer;
    private boolean storing;
    private boolean complained;
    private boolean closed;
    private long generation;
    private long received;
    private long committed;
    private long overflowed;
    private long filtered;

    /** @param clock real time: storing is input and output */
    EventLogger(
            EventLoggerSettings settings,
            ServedTenant tenant,
            EventSerializer serializer,
            ScheduledExecutorService clock) {
        this.settings = settings;
        this.tenant = tenant;
        this.serializer = serializer;
        this.clock = clock;
    }

    /** Says where to store, once; without a sink events are counted and dropped. */
    synchronized void open(Optional<EventSink> to) {
        sink = to;
        sinkKnown = true;
        if (to.isEmpty()) {
            LOG.info("no Kafka runs in this profile: reporting events are counted and dropped");
            overflowed += queue.size();
            queue.clear();
        } else wake();
    }

    synchronized void take(ReportingEvent event) {
        received++;
        if (settings.filteredOut().contains(event.name())) filtered++;
        else if (closed || (sinkKnown && sink.isEmpty()) || queue.size() >= settings.maxQueueSize()) overflowed++;
        else {
            queue.add(event);
            wake();
        }
    }

    private void wake() {
        if (sink.isEmpty() || storing || closed || queue.isEmpty()) return;
        if (queue.size() >= settings.batchSize()) {
            if (timer != null) timer.cancel(false);
            later(0);
        } else if (timer == null) later(settings.storingTimeout().toMillis());
    }

    private void later(long millis) {
        timer = clock.schedule(this::storeBatch, millis, TimeUnit.MILLISECONDS);
    }

    private void storeBatch() {
        List<ReportingEvent> batch = new ArrayList<>();
        long of;
        synchronized (this) {
            timer = null;
            of = generation;
            if (storing || closed || sink.isEmpty()) return;
            while (batch.size() < settings.batchSize() && !queue.isEmpty()) batch.add(queue.poll());
            if (batch.isEmpty()) return;
            storing = true;
        }
        List<CompletableFuture<?>> stored = new ArrayList<>();
        for (ReportingEvent event : batch) stored.add(store(event));
        CompletableFuture.allOf(stored.toArray(new CompletableFuture<?>[0]))
                .whenComplete((all, failure) -> done(batch, stored, failure, of));
    }

    private CompletableFuture<?> store(ReportingEvent event) {
        try {
            byte[] value = serializer.bytes(JsonEvents.tree(event, tenant));
            return sink.orElseThrow()
                    .store(
                            tenant.uuid() + ":" + event.interactionId(),
                            value,
                            Map.of("lab", "true", "schema", serializer.schema()))
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void done(
            List<ReportingEvent> batch, List<CompletableFuture<?>> stored, Throwable failure, long of) {
        storing = false;
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (!stored.get(i).isCompletedExceptionally()) committed++;
            else if (of == generation && queue.size() < settings.maxQueueSize()) queue.addFirst(batch.get(i));
            else overflowed++;
        }
        if (failure == null) {
            complained = false;
            wake();
            return;
        }
        if (!complained && !closed) LOG.warn("reporting events are not stored and wait: {}", reason(failure));
        complained = true;
        if (!closed && timer == null) later(settings.storingTimeout().toMillis());
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
    }

    /** Waiting, received, committed, discarded for overflow, filtered out. */
    synchronized Counts counts() {
        return new Counts(queue.size(), received, committed, overflowed, filtered);
    }

    String name() {
        return settings.name();
    }

    /** What the logger's metrics say. */
    record Counts(long waiting, long received, long committed, long overflowed, long filtered) {}

    /** Forgets what waits. */
    void forget() {
        Optional<EventSink> open;
        synchronized (this) {
            generation++;
            queue.clear();
            open = sink;
        }
        open.ifPresent(EventSink::forget);
    }

    @Override
    public void close() {
        Optional<EventSink> open;
        synchronized (this) {
            closed = true;
            if (timer != null) timer.cancel(false);
            open = sink;
            sink = Optional.empty();
        }
        open.ifPresent(EventSink::close);
    }
}
