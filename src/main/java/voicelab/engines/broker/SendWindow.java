package voicelab.engines.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import voicelab.net.Passage;
import voicelab.protocols.records.RecordParcel;

/**
 * Some records on their way one behind the other, none waiting for the acknowledgement of the one before: the connection keeps their
 * order. One that a fault holds back or loses lets none pass it.
 */
final class SendWindow {
    private final List<Sending> under = new CopyOnWriteArrayList<>();
    private volatile boolean givenUp;
    private IOException failure;

    /** @return how many of the first the broker has acknowledged; {@link #failure} says why not all */
    int send(List<RecordParcel> parcels, OpenWireLane lane, Passage passage, Duration timeout)
            throws InterruptedException {
        lane.gather();
        try {
            post(parcels, lane, passage);
        } finally {
            release(lane);
        }
        int kept = 0;
        try {
            for (Sending each : under) {
                if (givenUp) each.giveUp();
                each.await(timeout);
                kept++;
            }
        } catch (IOException e) {
            failure = e;
        }
        return kept;
    }

    private void post(List<RecordParcel> parcels, OpenWireLane lane, Passage passage) {
        for (RecordParcel parcel : parcels) {
            if (givenUp) return;
            Sending next = new Sending(lane, parcel.record());
            try {
                next.through(passage, parcel);
            } catch (IOException e) {
                failure = e;
                return;
            }
            under.add(next);
            if (!next.isUnderWay()) return;
        }
    }

    private void release(OpenWireLane lane) {
        try {
            lane.release();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Null when nothing went wrong. */
    IOException failure() {
        return failure;
    }

    /** Stops the wait; whether those that wait were kept is then not known. */
    void giveUp() {
        givenUp = true;
        under.forEach(Sending::giveUp);
    }
}
