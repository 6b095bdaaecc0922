package voicelab.engines.sip;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How long what arrives now will stand in the queue of a UDP socket. The kernel does not tell: a port that has more to read than
 * one turn takes sends itself a datagram of {@link #BYTES} bytes, too short for SIP, and measures how long that one stands. While it
 * is on its way the queue is at least as long as it has been so far. One thread; times in nanoseconds.
 */
final class QueueProbe {
    static final int BYTES = 4;

    private int number;
    private boolean sent;
    private long sentAt;
    private long stood;

    /**
     * A turn of reading is over.
     *
     * @param full whether it ended at its bound, and not because there was no more
     * @return what to send to oneself now; null for nothing
     */
    byte[] turned(boolean full, long now) {
        if (!full) {
            sent = false; // come back, or lost where the queue was full: there is none any more
            stood = 0;
            return null;
        }
        if (sent) return null;
        sent = true;
        sentAt = now;
        number++;
        return bytes();
    }

    /** A datagram of {@link #BYTES} bytes has come from this port's own address. */
    void back(byte[] datagram, long now) {
        if (!sent || !Arrays.equals(datagram, bytes())) return;
        sent = false;
        stood = now - sentAt;
    }

    /** 0 when there is no queue. */
    long nanos(long now) {
        return sent ? Math.max(stood, now - sentAt) : stood;
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putInt(number).array();
    }
}
