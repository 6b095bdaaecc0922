package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.http.HttpRefusal;

/** Writes to the key-value store, each within one draft. False: the condition did not hold, nothing changed. */
final class Keys {
    static final int MAX_VALUE_BYTES = 512 * 1024;
    private static final int MAX_DELAYS = 10_000;
    private static final String SESSION = "Session";
    private static final String LOCK_INDEX = "LockIndex";

    private final Clock clock;
    private final Map<String, Instant> lockDelays = new HashMap<>();

    Keys(Clock clock) {
        this.clock = clock;
    }

    /** A key with what it shall hold. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares entries
    record Entry(String key, byte[] value, BigInteger flags) {}

    ObjectNode set(Draft draft, Entry entry) throws HttpRefusal {
        ObjectNode old = draft.row(Table.KV, entry.key());
        String session = old == null ? "" : old.path(SESSION).asText("");
        return put(draft, entry, session, old == null ? 0 : old.path(LOCK_INDEX).asLong());
    }

    private static ObjectNode put(Draft draft, Entry entry, String session, long lockIndex) throws HttpRefusal {
        ObjectNode body = Json.object().put(LOCK_INDEX, lockIndex).put("Key", entry.key());
        body.put("Flags", entry.flags());
        if (entry.value().length == 0) body.putNull("Value");
        else body.put("Value", Base64.getEncoder().encodeToString(entry.value()));
        if (!session.isEmpty()) body.put(SESSION, session);
        return draft.put(Table.KV, entry.key(), body);
    }

    /** @param index 0: only where there is none yet */
    boolean cas(Draft draft, Entry entry, long index) throws HttpRefusal {
        if (modified(draft, entry.key()) != index) return false;
        set(draft, entry);
        return true;
    }

    private static long modified(Draft draft, String key) {
        ObjectNode old = draft.row(Table.KV, key);
        return old == null ? 0 : old.path(Draft.MODIFIED).asLong();
    }

    boolean lock(Draft draft, Entry entry, String session) throws HttpRefusal {
        if (session.isEmpty()) throw new HttpRefusal(500, "missing session");
        if (draft.row(Table.SESSIONS, session) == null)
            throw new HttpRefusal(500, "invalid session \"" + session + "\"");
        if (isDelayed(entry.key())) return false;
        ObjectNode old = draft.row(Table.KV, entry.key());
        String holder = old == null ? "" : old.path(SESSION).asText("");
        long locks = old == null ? 0 : old.path(LOCK_INDEX).asLong();
        if (!holder.isEmpty() && !holder.equals(session)) return false;
        put(draft, entry, session, holder.isEmpty() ? locks + 1 : locks);
        return true;
    }

    boolean unlock(Draft draft, Entry entry, String session) throws HttpRefusal {
        if (session.isEmpty()) throw new HttpRefusal(500, "missing session");
        ObjectNode old = draft.row(Table.KV, entry.key());
        if (old == null || !old.path(SESSION).asText("").equals(session)) return false;
        put(draft, entry, "", old.path(LOCK_INDEX).asLong());
        return true;
    }

    void delete(Draft draft, String key) throws HttpRefusal {
        draft.remove(Table.KV, key);
    }

    boolean deleteCas(Draft draft, String key, long index) throws HttpRefusal {
        ObjectNode old = draft.row(Table.KV, key);
        if (old == null || old.path(Draft.MODIFIED).asLong() != index) return false;
        return draft.remove(Table.KV, key);
    }

    void deleteTree(Draft draft, String prefix) throws HttpRefusal {
        for (String key : List.copyOf(draft.under(Table.KV, prefix).keySet())) draft.remove(Table.KV, key);
    }

    /** The session is gone: what it held is released or deleted, and nobody takes it before the delay is over. */
    void sessionEnds(Draft draft, ObjectNode session) throws HttpRefusal {
        String id = session.path("ID").asText();
        boolean deletes = session.path("Behavior").asText().equals("delete");
        Instant until = clock.instant().plusNanos(session.path("LockDelay").asLong());
        for (ObjectNode row : List.copyOf(draft.rows(Table.KV).values())) {
            if (!row.path(SESSION).asText("").equals(id)) continue;
            String key = row.path("Key").asText();
            if (until.isAfter(clock.instant()) && lockDelays.size() < MAX_DELAYS) lockDelays.put(key, until);
            if (deletes) draft.remove(Table.KV, key);
            else {
                ObjectNode released = row.deepCopy();
                released.remove(SESSION);
                draft.put(Table.KV, key, released);
            }
        }
    }

    private boolean isDelayed(String key) {
        Instant until = lockDelays.get(key);
        if (until == null) return false;
        if (until.isAfter(clock.instant())) return true;
        lockDelays.remove(key);
        return false;
    }

    /** Forgets the delays that are over, and all when the state is. */
    void forgetDelays(boolean all) {
        Instant now = clock.instant();
        lockDelays.values().removeIf(until -> all || !until.isAfter(now));
    }
}
