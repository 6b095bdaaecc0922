package voicelab.engines.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.protocols.rtp.RtpSample;

/** The first packets of one stream, kept until its end is told, so that a call can be looked at as a capture. */
final class KeptPackets {
    private static final long NANOS_A_MICRO = 1_000;

    /** What all streams of one engine keep together. Thread-safe. */
    static final class Budget {
        private final int packets;
        private final long bytesMax;
        private final AtomicLong bytes = new AtomicLong();

        Budget(MediaSettings settings) {
            packets = settings.keptPackets();
            bytesMax = settings.keptBytesMax();
        }

        private boolean take(int some) {
            if (bytes.addAndGet(some) <= bytesMax) return true;
            bytes.addAndGet(-some);
            return false;
        }

        long bytes() {
            return bytes.get();
        }
    }

    private final Budget budget;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long firstNanos;
    private int left;

    KeptPackets(Budget budget) {
        this.budget = budget;
    }

    void begin(long nanos) {
        forget();
        left = budget.packets;
        firstNanos = nanos;
    }

    /** Costs a comparison once enough is kept. */
    void packet(ByteBuffer datagram, long nanos) {
        if (left == 0) return;
        int cost = RtpSample.cost(datagram);
        // they are mostly of one length: made once, it does not grow byte by byte
        if (left == budget.packets) kept = new ByteArrayOutputStream(Math.min(left * cost, RtpSample.MAX_BYTES));
        left--;
        if (!budget.take(cost)) {
            left = 0;
        } else if (!RtpSample.append(kept, (nanos - firstNanos) / NANOS_A_MICRO, datagram)) {
            budget.bytes.addAndGet(-cost);
            left = 0;
        }
    }

    /** What was kept, given away. */
    byte[] end() {
        byte[] sample = kept.toByteArray();
        forget();
        return sample;
    }

    private void forget() {
        budget.bytes.addAndGet(-kept.size());
        kept.reset();
        left = 0;
    }
}
