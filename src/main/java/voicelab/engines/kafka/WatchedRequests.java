package voicelab.engines.kafka;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import kafka.network.RequestChannel;

/**
 * The broker's request queue with somebody who looks at each request before it is queued: the one place where the broker
 * holds a client's address and its whole request. Kafka has no hook for it, so the queue takes the place of Kafka's own.
 */
final class WatchedRequests extends ArrayBlockingQueue<RequestChannel.BaseRequest> {
    private static final long serialVersionUID = 1;
    private static final String FIELD = "requestQueue";

    /** What was taken from the queue is done soon after: appending to a log takes no longer. */
    private static final int IN_HAND_MILLIS = 20;

    private final transient Consumer<RequestChannel.Request> watcher;
    private final transient ReadWriteLock door = new ReentrantReadWriteLock();

    private WatchedRequests(int capacity, Consumer<RequestChannel.Request> watcher) {
        super(capacity);
        this.watcher = watcher;
    }

    static WatchedRequests watch(RequestChannel channel, Consumer<RequestChannel.Request> watcher) {
        try {
            Field field = RequestChannel.class.getDeclaredField(FIELD);
            field.setAccessible(true);
            WatchedRequests requests = new WatchedRequests(channel.queueSize(), watcher);
            field.set(channel, requests);
            return requests;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Kafka than expected: RequestChannel." + FIELD, e);
        }
    }

    @Override
    public void put(RequestChannel.BaseRequest request) throws InterruptedException {
        if (request instanceof RequestChannel.Request asked) watcher.accept(asked);
        door.readLock().lockInterruptibly();
        try {
            super.put(request);
        } finally {
            door.readLock().unlock();
        }
    }

    /** What is done while no client's request is. */
    interface Quiet {
        void act() throws IOException;
    }

    /** Lets the requests that are queued be answered and no other come in, acts, and goes on. */
    void whileQuiet(Quiet quiet) throws IOException {
        door.writeLock().lock();
        try {
            while (!isEmpty()) TimeUnit.MILLISECONDS.sleep(1);
            TimeUnit.MILLISECONDS.sleep(IN_HAND_MILLIS);
            quiet.act();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            door.writeLock().unlock();
        }
    }
}
