package voicelab.engines.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that receives for every socket. A closed channel gives its port back when this thread turns next. */
final class MediaSelector implements Runnable {

    /** What one socket's datagrams are for; called from the selector thread only. */
    @FunctionalInterface
    interface Sink {
        /** @param datagram used again after the call */
        void datagram(ByteBuffer datagram, InetSocketAddress from);
    }

    private record Receiving(Sink sink, Consumer<Throwable> bugs) {}

    /** More than any packet of ours; a datagram that fills it was cut off and is garbage. */
    static final int DATAGRAM_MAX = 2_048;

    /** Then it is the next socket's turn. */
    private static final int DATAGRAMS_A_TURN = 32;

    private static final Logger LOG = LoggerFactory.getLogger(MediaSelector.class);

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private volatile boolean closed;

    MediaSelector() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for media", e);
        }
        thread = new Thread(this, "media-selector");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param bugs told what the sink threw */
    void register(DatagramChannel channel, Sink sink, Consumer<Throwable> bugs) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, new Receiving(sink, bugs));
        selector.wakeup();
    }

    /** Runs on the selector thread, at once when this is it. */
    void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            run(task);
            return;
        }
        tasks.add(task);
        selector.wakeup();
    }

    /** Waits (not on its own thread) until ports of closed channels are given back. */
    void settle(long atMostMillis) {
        if (Thread.currentThread() == thread) return;
        CountDownLatch turned = new CountDownLatch(1);
        execute(() -> {
            try {
                selector.selectNow(this::ready);
            } catch (IOException e) {
                LOG.warn("media ports are not given back", e);
            }
            turned.countDown();
        });
        try {
            turned.await(atMostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                // a wakeup may have been used up by a task's own select: never rest while something waits
                if (tasks.isEmpty()) selector.select(this::ready);
                else selector.selectNow(this::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) run(task);
            }
            selector.close();
        } catch (IOException e) {
            LOG.error("the media selector stopped", e);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a media task failed", e);
        }
    }

    private void ready(SelectionKey key) {
        Receiving receiving = (Receiving) key.attachment();
        DatagramChannel channel = (DatagramChannel) key.channel();
        try {
            for (int i = 0; i < DATAGRAMS_A_TURN; i++) {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                if (from == null) return;
                buffer.flip();
                receiving.sink.datagram(buffer, from);
            }
        } catch (IOException e) {
            key.cancel(); // closed meanwhile
        } catch (RuntimeException e) {
            receiving.bugs.accept(e);
        }
    }

    /** Runs what waits, then ends. */
    void close() {
        execute(() -> closed = true);
        MediaClock.join(thread);
    }
}
