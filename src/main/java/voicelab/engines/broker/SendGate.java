package voicelab.engines.broker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import voicelab.net.Ticker;

/** When one thread may send what waits in a queue: while there is something, nobody holds it back, and it is not over. Any thread. */
final class SendGate {
    private boolean closed;
    private boolean held;
    private boolean busy;

    /** Waits for work; false when the gate was closed meanwhile. The sender is busy until {@link #leave}. */
    synchronized boolean enter(BooleanSupplier work) throws InterruptedException {
        while (!closed && (held || !work.getAsBoolean())) wait();
        busy = !closed;
        return busy;
    }

    synchronized void leave() {
        busy = false;
        notifyAll();
    }

    /** Asked again by a sender that is inside, before it sends. */
    synchronized boolean isOpen() {
        return !closed && !held;
    }

    /** Lets nobody in until {@link #release}; who is inside goes on. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Something that somebody may wait for is otherwise than before. */
    synchronized void changed() {
        notifyAll();
    }

    /** @return whether nobody is inside, in real time */
    synchronized boolean isIdleWithin(Duration atMost) throws InterruptedException {
        return await(atMost, () -> !busy);
    }

    /** Waits, in real time, until it was closed; false when it was not. */
    synchronized boolean isClosedWithin(Duration atMost) throws InterruptedException {
        return await(atMost, () -> closed);
    }

    /** Waits, in real time, for what {@link #changed} is told of. */
    synchronized boolean await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = Ticker.REAL.nanos() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - Ticker.REAL.nanos()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }
}
