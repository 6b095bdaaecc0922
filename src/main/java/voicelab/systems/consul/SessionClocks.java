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
    private final Consumer<Term> ends;
    private final Map<String, Term> running = new HashMap<>();
    private final Map<Term, Timers.Timer> pending = new HashMap<>();
    private long terms;

    /** One span between two renewals. */
    record Term(String session, long number) {}

    /** @param ends takes a term that is over, on a timer thread */
    SessionClocks(Timers timers, Consumer<Term> ends) {
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
        if (ttl.isEmpty()) return;
        Term term = new Term(id, terms++);
        running.put(id, term);
        pending.put(term, timers.after(ttl.get().multipliedBy(TTL_MULTIPLIER), () -> ends.accept(term)));
    }

    /** Whether nobody has renewed it since. Under the store's lock. */
    boolean isOver(Term term) {
        return term.equals(running.get(term.session()));
    }

    private void stop(String id) {
        Term term = running.remove(id);
        if (term != null) pending.remove(term).cancel();
    }

    @Override
    public void forgotten(long index) {
        pending.values().forEach(Timers.Timer::cancel);
        pending.clear();
        running.clear();
    }
}
