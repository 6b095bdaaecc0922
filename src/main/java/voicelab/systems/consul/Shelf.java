package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One table's rows, how much they hold, and the index of its last change. */
final class Shelf {
    private static final int ROW_BYTES = 200;

    private final TreeMap<String, ObjectNode> rows = new TreeMap<>();
    private long index;
    private long bytes;

    NavigableMap<String, ObjectNode> rows() {
        return Collections.unmodifiableNavigableMap(rows);
    }

    /** Rows whose key starts so. */
    NavigableMap<String, ObjectNode> under(String prefix) {
        if (prefix.isEmpty()) return rows();
        return Collections.unmodifiableNavigableMap(rows.subMap(prefix, true, prefix + Character.MAX_VALUE, true));
    }

    ObjectNode get(String key) {
        return rows.get(key);
    }

    long index() {
        return index;
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return rows.size();
    }

    /** @param body null removes */
    ObjectNode set(String key, ObjectNode body) {
        ObjectNode before = body == null ? rows.remove(key) : rows.put(key, body);
        if (before != null) bytes -= weight(key, before);
        if (body != null) bytes += weight(key, body);
        return before;
    }

    void touched(long at) {
        index = at;
    }

    void clear(long at) {
        rows.clear();
        bytes = 0;
        index = at;
    }

    private static long weight(String key, ObjectNode body) {
        return (long) ROW_BYTES + key.length() + body.path("Value").asText("").length();
    }
}
