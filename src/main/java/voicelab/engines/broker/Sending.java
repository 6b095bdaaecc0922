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
    private volatile boolean underWay;
    private volatile boolean kept;
    private volatile IOException failure;

    Sending(OpenWireLane lane, CallRecord record) {
        this.lane = lane;
        this.record = record;
    }

    /** Sends it off; {@link #await} tells what became of it. */
    void through(Passage passage, Parcel parcel) throws IOException {
        passage.out(parcel, lane.hop(), this::carry);
    }

    /** Whether it went to the broker as it should, so that what is sent now comes after it. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Returns when the broker has acknowledged it. */
    void await(Duration atMost) throws IOException, InterruptedException {
        if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS))
            throw new IOException("not acknowledged within " + atMost.toMillis() + " ms");
        if (kept) return;
        IOException why = failure;
        throw why == null ? new IOException("given up") : why;
    }

    /** Stops the wait; whether the record was carried is then not known. */
    void giveUp() {
        over.countDown();
    }

    private void carry(Parcel parcel) throws IOException {
        lane.post(record.queue(), record.id(), record.kind(), parcel.bytes(), new OpenWireLane.Outcome() {
            @Override
            public void kept() {
                kept = true;
                over.countDown();
            }

            @Override
            public void failed(IOException why) {
                failure = why;
                over.countDown();
            }
        });
        underWay = true;
    }
}
