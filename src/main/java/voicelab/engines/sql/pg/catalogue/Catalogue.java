package voicelab.engines.sql.pg.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** The catalogue of one moment. Oids follow from kind and name, so that they stay when other objects come and go. */
public final class Catalogue {
    static final int PG_CATALOG = 11;
    static final int PUBLIC = 2200;
    static final int CLASS_OF_CLASSES = 1259;
    static final int BTREE = 403;
    static final int HEAP = 2;
    static final int OWNER = 10;
    static final int FIRST_DATABASE = 16_001;
    private static final int FIRST_FREE = 16_384;

    private final Map<String, List<Row>> tables = new HashMap<>();
    private final Map<String, Supplier<List<Row>>> late = new HashMap<>();
    private final Map<String, Integer> oids = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, String> definitions = new HashMap<>();

    /** The oid of an object that a user made. */
    int oid(String kind, String schema, String name) {
        if (kind.equals("namespace") && name.equals("public")) return PUBLIC;
        return oids.computeIfAbsent(kind + ":" + schema + "." + name, key -> {
            CRC32 sum = new CRC32();
            sum.update(key.getBytes(StandardCharsets.UTF_8));
            int oid = FIRST_FREE + (int) (sum.getValue() & 0x3FFF_FFFF);
            while (!taken.add(oid)) oid++;
            return oid;
        });
    }

    Row add(String table) {
        Row row = new Row();
        tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
        return row;
    }

    /** Rows that are made each time somebody asks. */
    void late(String table, Supplier<List<Row>> rows) {
        late.put(table, rows);
    }

    List<Row> rows(String table) {
        Supplier<List<Row>> now = late.get(table);
        return now != null ? now.get() : tables.getOrDefault(table, List.of());
    }

    /** The statement that would make the object again. */
    void define(int oid, String definition) {
        definitions.put(oid, definition);
    }

    String definition(int oid) {
        return definitions.get(oid);
    }

    /** The row of that oid, or null. */
    Row find(String table, int oid) {
        for (Row row : rows(table)) if (row.number("oid") == oid) return row;
        return null;
    }
}
