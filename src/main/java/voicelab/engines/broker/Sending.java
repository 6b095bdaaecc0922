package voicelab.engines.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.records.CallRecord;

/**
 * One record on its way through an arrow. A fault may carry it later, from another thread, twice or never; it counts as
 * sent when the broker has acknowledged any one of them in time.
 */
final class Sending {
    private final OpenWireLane lane;
    private final CallRecord record;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean posted;
    private volatile IOException refused;

    Sending(OpenWireLane lane, CallRecord record) {
        this.lane = lane;
        this.record = record;
    }

    /** Sets out; others may be on their way before it. */
    void begin(Passage passage, Parcel parcel) throws IOException {
        passage.out(parcel, lane.hop(), this::carry);
    }

    /** Returns when the broker has it. */
    void await(Duration atMost) throws IOException, InterruptedException {
        if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS))
            throw new IOException("not acknowledged within " + atMost.toMillis() + " ms");
        if (posted) return;
        throw refused == null ? new IOException("given up") : new IOException(refused.getMessage(), refused);
    }

    /** Stops the wait; whether the record was carried is then not known. */
    void giveUp() {
        over.countDown();
    }

    private void carry(Parcel parcel) throws IOException {
        lane.post(record.queue(), record.id(), record.kind(), parcel.bytes(), problem -> {
            if (problem == null) posted = true;
            else refused = problem;
            over.countDown();
        });
    }
}
