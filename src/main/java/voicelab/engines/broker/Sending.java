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
    private volatile boolean carried;

    Sending(OpenWireLane lane, CallRecord record) {
        this.lane = lane;
        this.record = record;
    }

    void through(Passage passage, Parcel parcel, Duration atMost) throws IOException, InterruptedException {
        passage.out(parcel, lane.hop(), this::carry);
        if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS))
            throw new IOException("not acknowledged within " + atMost.toMillis() + " ms");
        if (!carried) throw new IOException("given up");
    }

    /** Stops the wait; whether the record was carried is then not known. */
    void giveUp() {
        over.countDown();
    }

    private void carry(Parcel parcel) throws IOException {
        lane.post(record.queue(), record.id(), record.kind(), parcel.bytes());
        carried = true;
        over.countDown();
    }
}
