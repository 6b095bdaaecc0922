package voicelab.bench.calls;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.engines.sip.Call;

/**
 * One call of the caller's. Its SIP runs on the caller's event loop, its RTP on the caller's media thread; what both see is
 * volatile.
 */
final class OutCall {
    final int number;
    /** When it was to be placed; what it is timed from. */
    final long dueNanos;
    /** Whether it is part of the measurement, or of the warm-up. */
    final boolean counts;

    final MediaPort port;
    final AtomicBoolean told = new AtomicBoolean();
    volatile Call sip;
    volatile InetSocketAddress peer;
    volatile long answeredNanos;

    // the media thread's own
    int sequence;
    int timestamp;
    int sent;
    int received;
    int heard;
    int highest;
    int first;
    boolean any;

    OutCall(int number, long dueNanos, boolean counts, MediaPort port) {
        this.number = number;
        this.dueNanos = dueNanos;
        this.counts = counts;
        this.port = port;
    }

    /** Packets that did not come, of those between the first and the last that did. */
    int lost() {
        return any ? Math.max(0, ((highest - first) & 0xFFFF) + 1 - received) : 0;
    }

    void heardPacket(int sequenceNumber, boolean tone) {
        if (!any) {
            any = true;
            first = sequenceNumber;
            highest = sequenceNumber;
        } else if ((short) (sequenceNumber - highest) > 0) {
            highest = sequenceNumber;
        }
        received++;
        if (tone) heard++;
    }
}
