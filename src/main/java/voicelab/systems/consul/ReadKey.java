package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;

/** {@code GET /v1/kv/{key}}, with {@code recurse}, {@code keys} and {@code separator}, {@code raw}. */
record ReadKey(Store store) implements Blocking.Question {

    @Override
    public Look ask(Asking asking) throws HttpRefusal {
        String key = asking.segment("key");
        if (asking.has("keys")) return () -> keys(asking, key);
        if (asking.has("recurse")) return () -> tree(asking, key);
        if (key.isEmpty()) throw new HttpRefusal(400, "Missing key name");
        return () -> one(asking, key);
    }

    private Seen one(Asking asking, String key) {
        ObjectNode row = store.row(Table.KV, key);
        if (row == null) return missing(asking, store.index(Table.KV));
        long index = row.path(Draft.MODIFIED).asLong();
        if (asking.has("raw")) return Seen.of(index, () -> asking.read(raw(row)));
        return Seen.of(index, asking.found(() -> Json.array().add(row)));
    }

    private static HttpReply raw(ObjectNode row) {
        byte[] value = Base64.getDecoder().decode(row.path("Value").asText(""));
        if (row.path("Value").isNull()) value = new byte[0];
        HttpHeaders headers = HttpHeaders.of(
                "Content-Type", "text/plain; charset=utf-8",
                "X-Content-Type-Options", "nosniff",
                "Content-Security-Policy", "sandbox");
        return new HttpReply(200, headers, value);
    }

    private Seen tree(Asking asking, String prefix) {
        Collection<ObjectNode> rows = store.under(Table.KV, prefix).values();
        if (rows.isEmpty()) return missing(asking, nothingUnder(prefix));
        return Seen.of(newest(prefix, rows), asking.found(() -> Json.list(rows)));
    }

    private Seen keys(Asking asking, String prefix) {
        Collection<ObjectNode> rows = store.under(Table.KV, prefix).values();
        if (rows.isEmpty()) return missing(asking, nothingUnder(prefix));
        String separator = asking.text("separator");
        return Seen.of(newest(prefix, rows), asking.found(() -> {
            Set<String> keys = new LinkedHashSet<>();
            for (ObjectNode row : rows) keys.add(upTo(separator, row.path("Key").asText(), prefix.length()));
            return Json.words(List.copyOf(keys));
        }));
    }

    private static String upTo(String separator, String key, int from) {
        int at = separator.isEmpty() ? -1 : key.indexOf(separator, from);
        return at < 0 ? key : key.substring(0, at + separator.length());
    }

    private long newest(String prefix, Collection<ObjectNode> rows) {
        long newest = store.tombstones().under(prefix);
        for (ObjectNode row : rows)
            newest = Math.max(newest, row.path(Draft.MODIFIED).asLong());
        return newest;
    }

    private long nothingUnder(String prefix) {
        long deleted = store.tombstones().under(prefix);
        return deleted > 0 ? deleted : store.index(Table.KV);
    }

    private static Seen missing(Asking asking, long index) {
        return Seen.missing(index, () -> asking.read(HttpReply.empty(404)));
    }
}
