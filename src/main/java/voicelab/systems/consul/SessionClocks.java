package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import voicelab.standin.Timers;

/**
 * The time of each session that has one. It ends after twice its TTL without a renewal: Consul promises the TTL as a lower
 * bound and keeps to the double.
 */
final class SessionClocks implements Follower {
    private static final int TTL_MULTIPLIER = 2;

    private final Timers timers;
    private final Consumer<String> ends;
    private final Map<String, Timers.Timer> running = new HashMap<>();

    /** @param ends takes the id of a session whose time is over, on a timer thread */
    SessionClocks(Timers timers, Consumer<String> ends) {
        this.timers = timers;
        this.ends = ends;
    }

    @Override
    public void changed(Change change) {
        if (change.table() != Table.SESSIONS) return;
        if (change.after() != null) renew(change.after());
        else stop(change.key());
    }

    /** The time begins anew. Under the store's lock. */
    void renew(ObjectNode session) {
        String id = session.path("ID").asText();
        stop(id);
        Optional<Duration> ttl = GoDuration.parse(session.path("TTL").asText(""));
        ttl.ifPresent(time -> running.put(id, timers.after(time.multipliedBy(TTL_MULTIPLIER), () -> ends.accept(id))));
    }

    private void stop(String id) {
        Timers.Timer timer = running.remove(id);
        if (timer != null) timer.cancel();
    }

    @Override
    public void forgotten(long index) {
        running.values().forEach(Timers.Timer::cancel);
        running.clear();
    }
}
