package voicelab.engines.kafka;

import java.lang.reflect.Field;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import kafka.network.RequestChannel;

/**
 * The broker's request queue with somebody who looks at each request before it is queued: the one place where the broker
 * holds a client's address and its whole request. Kafka has no hook for it, so the queue takes the place of Kafka's own.
 */
final class WatchedRequests extends ArrayBlockingQueue<RequestChannel.BaseRequest> {
    private static final long serialVersionUID = 1;
    private static final String FIELD = "requestQueue";

    private final transient Consumer<RequestChannel.Request> watcher;

    private WatchedRequests(int capacity, Consumer<RequestChannel.Request> watcher) {
        super(capacity);
        this.watcher = watcher;
    }

    static void watch(RequestChannel channel, Consumer<RequestChannel.Request> watcher) {
        try {
            Field field = RequestChannel.class.getDeclaredField(FIELD);
            field.setAccessible(true);
            field.set(channel, new WatchedRequests(channel.queueSize(), watcher));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Kafka than expected: RequestChannel." + FIELD, e);
        }
    }

    @Override
    public void put(RequestChannel.BaseRequest request) throws InterruptedException {
        if (request instanceof RequestChannel.Request asked) watcher.accept(asked);
        super.put(request);
    }
}
