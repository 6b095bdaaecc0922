package voicelab.engines.sip;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Datagrams that were read and not looked at yet. While a socket has more it is emptied first: what the kernel has no room for is lost,
 * a BYE as soon as an INVITE, and what stands here is refused by its kind. Bounded; on the event loop.
 */
final class Intake {
    static final int MOST = 8_192;
    static final int MOST_BYTES = 8 << 20;

    /** How many are looked at before the socket is. */
    private static final int A_TURN = 64;

    private static final int READ_ON_MILLIS = 1;

    /** Its bytes are taken over, never to be changed. */
    static final class Datagram {
        final byte[] bytes;
        final InetSocketAddress sender;

        Datagram(byte[] bytes, InetSocketAddress sender) {
            this.bytes = bytes;
            this.sender = sender;
        }
    }

    private final EventLoop loop;
    private final Flusher flusher;
    private final Consumer<Datagram> user;
    private final Queue<Datagram> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean more;
    private boolean timed;
    private boolean queued;

    Intake(EventLoop loop, Flusher flusher, Consumer<Datagram> user) {
        this.loop = loop;
        this.flusher = flusher;
        this.user = user;
    }

    void add(Datagram datagram) {
        waiting.add(datagram);
        bytes += datagram.bytes.length;
    }

    /** @param full whether the turn of reading ended at its bound, and not because there was no more */
    void turned(boolean full) {
        more = full;
        go();
    }

    void clear() {
        waiting.clear();
        bytes = 0;
    }

    private boolean isFull() {
        return waiting.size() >= MOST || bytes >= MOST_BYTES;
    }

    /** Where there was no more to read after all, no turn tells, but the clock. */
    private void go() {
        if (!more || isFull()) {
            work();
        } else if (!timed) {
            timed = true;
            loop.schedule(this::noMore, READ_ON_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void noMore() {
        timed = false;
        more = false;
        go();
    }

    private void work() {
        flusher.reading();
        for (int taken = 0; taken < A_TURN && !waiting.isEmpty(); taken++) {
            Datagram oldest = waiting.remove();
            bytes -= oldest.bytes.length;
            user.accept(oldest);
        }
        flusher.readComplete();
        if (waiting.isEmpty() || queued) return;
        queued = true;
        loop.execute(this::workOn);
    }

    private void workOn() {
        queued = false;
        go();
    }
}
