package voicelab.engines.sql.pg.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An index as it is read, a column at a time. */
final class IndexDraft {
    private final String schema;
    private final String table;
    private final String name;
    private final boolean unique;
    private final boolean primary;
    private final List<String> columns = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();

    IndexDraft(String schema, String table, String name, boolean unique, boolean primary) {
        this.schema = schema;
        this.table = table;
        this.name = name;
        this.unique = unique;
        this.primary = primary;
    }

    void add(String column, boolean descending) {
        columns.add(column);
        // pg_index.h: 1 descending, 2 nulls first, which goes with it
        options.add(descending ? 3 : 0);
    }

    void write(Catalogue out, Map<Integer, Map<String, Integer>> numbers) {
        int owner = out.oid("class", schema, table);
        Row relation = CatalogueReader.relation(out, "i", schema, name).set("relnatts", (short) columns.size());
        int oid = relation.number("oid");
        for (Row row : out.rows("pg_class")) if (row.number("oid") == owner) row.set("relhasindex", true);
        Integer[] keys = CatalogueReader.numbersOf(numbers, owner, columns).toArray(Integer[]::new);
        out.add("pg_index")
                .set("indexrelid", oid)
                .set("indrelid", owner)
                .set("indnatts", (short) columns.size())
                .set("indnkeyatts", (short) columns.size())
                .set("indisunique", unique)
                .set("indisprimary", primary)
                .set("indimmediate", true)
                .set("indisvalid", true)
                .set("indisready", true)
                .set("indislive", true)
                .set("indkey", keys)
                .set("indoption", options.toArray(Integer[]::new))
                .set("indcollation", new Integer[0])
                .set("indclass", new Integer[0]);
        for (int i = 0; i < columns.size(); i++) {
            Row of = attribute(out, owner, keys[i]);
            if (of == null) continue;
            out.add("pg_attribute")
                    .set("attrelid", oid)
                    .set("attname", columns.get(i))
                    .set("attnum", (short) (i + 1))
                    .set("atttypid", of.number("atttypid"))
                    .set("atttypmod", of.number("atttypmod"))
                    .set("attidentity", "")
                    .set("attgenerated", "");
        }
        String definition = definition();
        out.define(oid, definition);
        out.add("pg_indexes")
                .set("schemaname", schema)
                .set("tablename", table)
                .set("indexname", name)
                .set("indexdef", definition);
    }

    private static Row attribute(Catalogue out, int table, int number) {
        for (Row row : out.rows("pg_attribute"))
            if (row.number("attrelid") == table
                    && ((Short) row.get(new CatalogueTables.Column("attnum", 'h'))) == number) return row;
        return null;
    }

    private String definition() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < columns.size(); i++)
            list.append(i == 0 ? "" : ", ")
                    .append(Expressions.name(columns.get(i)))
                    .append(options.get(i) == 0 ? "" : " DESC");
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + Expressions.name(name) + " ON "
                + Expressions.name(schema) + "." + Expressions.name(table) + " USING btree (" + list + ")";
    }
}
