package voicelab.engines.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records that are on their way to the broker together, in their order. */
final class Convoy {
    private final List<Sending> under = new CopyOnWriteArrayList<>();
    private IOException failure;

    void add(Sending next) {
        under.add(next);
    }

    /** Waits for each; answers how many of the first ones have arrived. */
    int await(Duration eachAtMost) throws InterruptedException {
        int arrived = 0;
        for (Sending each : under) {
            try {
                each.await(eachAtMost);
            } catch (IOException e) {
                failure = e;
                return arrived;
            }
            arrived++;
        }
        return arrived;
    }

    /** Why one did not arrive. */
    void check() throws IOException {
        if (failure != null) throw failure;
    }

    /** Stops the waiting; who arrived is then not known. */
    void giveUp() {
        under.forEach(Sending::giveUp);
    }
}
