package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import voicelab.engines.http.HttpRefusal;

/** One write under way: sees its own changes, is undone when it is refused. */
final class Draft {
    static final String CREATED = "CreateIndex";
    static final String MODIFIED = "ModifyIndex";

    private final Store store;
    private final long index;
    private final List<Change> changes = new ArrayList<>();

    Draft(Store store, long index) {
        this.store = store;
        this.index = index;
    }

    /** The index that this write will have. */
    long index() {
        return index;
    }

    List<Change> changes() {
        return changes;
    }

    /** Null when there is none. */
    ObjectNode row(Table table, String key) {
        return store.row(table, key);
    }

    /** A row to change and put back; an empty one when there is none. */
    ObjectNode copy(Table table, String key) {
        ObjectNode row = store.row(table, key);
        return row == null ? Json.object() : row.deepCopy();
    }

    NavigableMap<String, ObjectNode> rows(Table table) {
        return store.rows(table);
    }

    NavigableMap<String, ObjectNode> under(Table table, String prefix) {
        return store.under(table, prefix);
    }

    /**
     * Sets a row, its indexes with it; one that stays as it is keeps its index (as Consul's own writes do).
     *
     * @param body not to be changed afterwards
     * @return the row as it stands now
     */
    ObjectNode put(Table table, String key, ObjectNode body) throws HttpRefusal {
        ObjectNode before = store.row(table, key);
        long created = before == null ? index : before.path(CREATED).asLong(index);
        body.put(CREATED, created)
                .put(MODIFIED, before == null ? index : before.path(MODIFIED).asLong());
        if (before != null && body.equals(Draft::compare, before)) return before;
        body.put(MODIFIED, index);
        set(new Change(table, key, before, body, index));
        return body;
    }

    /** A number read back from a file may be of another kind than the one that was written. */
    private static int compare(JsonNode one, JsonNode other) {
        boolean same = one.equals(other) || (one.isNumber() && one.asText().equals(other.asText()));
        return same ? 0 : 1;
    }

    /** Whether there was one. */
    boolean remove(Table table, String key) throws HttpRefusal {
        ObjectNode before = store.row(table, key);
        if (before == null) return false;
        set(new Change(table, key, before, null, index));
        return true;
    }

    private void set(Change change) throws HttpRefusal {
        store.set(change);
        changes.add(change);
    }
}
