package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.http.HttpRefusal;

/** One operation of a transaction on the key-value store. A refusal's text is what the client reads. */
record TxnStep(String verb, Keys.Entry entry, long index, String session) {

    /** @return the rows that the operation answers; a written one without its value */
    List<ObjectNode> run(Draft draft, Keys keys) throws HttpRefusal {
        String key = entry.key();
        ObjectNode row = draft.row(Table.KV, key);
        switch (verb) {
            case "set" -> keys.set(draft, entry);
            case "cas" -> must(keys.cas(draft, entry, index), "failed to set key " + quoted() + ", index is stale");
            case "lock" ->
                must(keys.lock(draft, entry, session), "failed to lock key " + quoted() + ", lock is already held");
            case "unlock" ->
                must(
                        keys.unlock(draft, entry, session),
                        "failed to unlock key " + quoted() + ", lock isn't held, or is held by another session");
            case "delete" -> keys.delete(draft, key);
            case "delete-cas" ->
                must(keys.deleteCas(draft, key, index), "failed to delete key " + quoted() + ", index is stale");
            case "delete-tree" -> keys.deleteTree(draft, key);
            case "get" -> {
                exists(row);
                return List.of(row);
            }
            case "get-or-empty" -> {
                return List.of(row == null ? empty(key) : row);
            }
            case "get-tree" -> {
                return new ArrayList<>(draft.under(Table.KV, key).values());
            }
            case "check-index" -> {
                exists(row);
                long now = row.path(Draft.MODIFIED).asLong();
                must(now == index, "current modify index " + now + " != " + index + " for key " + quoted());
            }
            case "check-session" -> {
                exists(row);
                String holder = row.path("Session").asText("");
                must(
                        holder.equals(session),
                        "current session \"" + holder + "\" != \"" + session + "\" for key " + quoted());
            }
            case "check-not-exists" -> must(row == null, "key " + quoted() + " exists");
            default -> throw new HttpRefusal(409, "unknown KV verb \"" + verb + "\"");
        }
        return written(draft.row(Table.KV, key));
    }

    private List<ObjectNode> written(ObjectNode now) {
        if (now == null || verb.startsWith("delete")) return List.of();
        ObjectNode shown = now.deepCopy();
        shown.putNull("Value");
        return List.of(shown);
    }

    private static ObjectNode empty(String key) {
        ObjectNode none = Json.object().put("LockIndex", 0).put("Key", key).put("Flags", 0);
        return none.putNull("Value").put(Draft.CREATED, 0).put(Draft.MODIFIED, 0);
    }

    private void exists(ObjectNode row) throws HttpRefusal {
        must(row != null, "key " + quoted() + " doesn't exist");
    }

    private static void must(boolean holds, String otherwise) throws HttpRefusal {
        if (!holds) throw new HttpRefusal(409, otherwise);
    }

    private String quoted() {
        return '"' + entry.key() + '"';
    }
}
