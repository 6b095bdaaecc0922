package voicelab.net;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * One direction of one media stream across a native arrow: datagrams pass here, not through a route. The journal gets one
 * line when the first packet passes and one with totals at the end.
 */
public interface MediaPassage extends AutoCloseable {

    /**
     * A datagram leaves. Faults may drop, delay, duplicate or reorder it; {@code carrier} may be called later from
     * another thread.
     *
     * @param datagram position to limit are the bytes; the callee copies what it keeps
     */
    void out(ByteBuffer datagram, DatagramCarrier carrier);

    /** The stream ended; {@code totals} (packets, loss, jitter ...) go into the journal. */
    void ended(Map<String, String> totals);

    @Override
    default void close() {
        ended(Map.of());
    }

    /** Writes one datagram to the stream's peer. */
    @FunctionalInterface
    interface DatagramCarrier {
        void carry(ByteBuffer datagram);
    }

    /** Outside any arrow: every datagram leaves as it is. */
    MediaPassage OPEN = new MediaPassage() {
        @Override
        public void out(ByteBuffer datagram, DatagramCarrier carrier) {
            carrier.carry(datagram);
        }

        @Override
        public void ended(Map<String, String> totals) {}
    };
}
