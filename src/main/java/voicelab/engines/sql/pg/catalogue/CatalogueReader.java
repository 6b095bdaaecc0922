package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the engine's description of its objects into a catalogue. */
final class CatalogueReader {
    private static final String NOT_OURS =
            " NOT IN ('information_schema', 'INFORMATION_SCHEMA', 'pg_catalog', 'PG_CATALOG', 'pgcat')";

    private final Connection session;
    private final Catalogue out = new Catalogue();
    /** Attribute numbers by table's oid and column's name. */
    private final Map<Integer, Map<String, Integer>> numbers = new HashMap<>();

    private CatalogueReader(Connection session) {
        this.session = session;
    }

    static Catalogue read(Connection session) throws SQLException {
        CatalogueReader reader = new CatalogueReader(session);
        FixedCatalogue.fill(reader.out);
        reader.schemas();
        reader.tables();
        reader.columns();
        reader.sequences();
        reader.indexes();
        new ConstraintReader(session, reader.out, reader.numbers).read();
        reader.views();
        return reader.out;
    }

    /** Takes the rows of a question. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    static void each(Connection session, String sql, Taker taker) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) taker.take(rows);
        }
    }

    static String ours(String column) {
        return column + NOT_OURS;
    }

    private void schemas() throws SQLException {
        each(session, "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE " + ours("SCHEMA_NAME"), row -> {
            String name = row.getString(1);
            out.add("pg_namespace")
                    .set("oid", out.oid("namespace", "", name))
                    .set("nspname", name)
                    .set("nspowner", Catalogue.OWNER);
        });
    }

    static Row relation(Catalogue out, String kind, String schema, String name) {
        int oid = out.oid("class", schema, name);
        return out.add("pg_class")
                .set("oid", oid)
                .set("relname", name)
                .set("relnamespace", out.oid("namespace", "", schema))
                .set("relowner", Catalogue.OWNER)
                .set("relkind", kind)
                .set("relam", kind.equals("i") ? Catalogue.BTREE : kind.equals("r") ? Catalogue.HEAP : 0)
                .set("relfilenode", oid)
                .set("relpersistence", "p")
                .set("relreplident", kind.equals("r") ? "d" : "n")
                .set("relispopulated", true);
    }

    private void tables() throws SQLException {
        each(
                session,
                "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, REMARKS, ROW_COUNT_ESTIMATE, STORAGE_TYPE FROM INFORMATION_SCHEMA.TABLES WHERE "
                        + ours("TABLE_SCHEMA") + " ORDER BY 1, 2",
                row -> {
                    boolean view = "VIEW".equals(row.getString(3));
                    boolean temporary = String.valueOf(row.getString(6)).contains("TEMPORARY");
                    Row relation = relation(out, view ? "v" : "r", row.getString(1), row.getString(2))
                            .set("reltuples", (float) row.getLong(5))
                            .set("relhasrules", view)
                            .set("relpersistence", temporary ? "t" : "p");
                    describe(relation.number("oid"), 0, row.getString(4));
                    String owner = "voicelab";
                    if (view) return;
                    out.add("pg_tables")
                            .set("schemaname", row.getString(1))
                            .set("tablename", row.getString(2))
                            .set("tableowner", owner);
                    out.add("pg_stat_user_tables")
                            .set("relid", relation.number("oid"))
                            .set("schemaname", row.getString(1))
                            .set("relname", row.getString(2))
                            .set("n_live_tup", row.getLong(5));
                });
    }

    private void describe(int oid, int column, String text) {
        if (text == null || text.isEmpty()) return;
        out.add("pg_description")
                .set("objoid", oid)
                .set("classoid", Catalogue.CLASS_OF_CLASSES)
                .set("objsubid", column)
                .set("description", text);
    }

    private void columns() throws SQLException {
        each(
                session,
                "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE,"
                        + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, IS_IDENTITY, IDENTITY_GENERATION,"
                        + " IS_GENERATED, GENERATION_EXPRESSION, REMARKS, DTD_IDENTIFIER, IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS WHERE "
                        + ours("TABLE_SCHEMA") + " ORDER BY 1, 2, 4",
                this::column);
        for (Row relation : out.rows("pg_class")) {
            Map<String, Integer> columns = numbers.get(relation.number("oid"));
            relation.set("relnatts", (short) (columns == null ? 0 : columns.size()));
        }
    }

    private void column(ResultSet row) throws SQLException {
        int table = out.oid("class", row.getString(1), row.getString(2));
        String name = row.getString(3);
        int number = row.getInt(4);
        numbers.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(name, number);
        boolean identity = "YES".equals(row.getString(12));
        boolean generated = "ALWAYS".equals(row.getString(14));
        String value = generated ? row.getString(15) : row.getString(5);
        Row attribute = ColumnType.of(session, row)
                .fill(out.add("pg_attribute"))
                .set("attrelid", table)
                .set("attname", name)
                .set("attnum", (short) number)
                .set("attstattarget", -1)
                .set("attcacheoff", -1)
                .set("attnotnull", "NO".equals(row.getString(6)))
                .set("atthasdef", value != null)
                .set("attidentity", !identity ? "" : "ALWAYS".equals(row.getString(13)) ? "a" : "d")
                .set("attgenerated", generated ? "s" : "")
                .set("attcompression", "")
                .set("attislocal", true);
        if (value != null)
            out.add("pg_attrdef")
                    .set("oid", out.oid("default", attribute.number("attrelid") + "", name))
                    .set("adrelid", table)
                    .set("adnum", (short) number)
                    .set("adbin", Expressions.shown(value));
        describe(table, number, row.getString(16));
    }

    private void sequences() throws SQLException {
        each(
                session,
                "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, START_VALUE, MINIMUM_VALUE, MAXIMUM_VALUE, INCREMENT, CYCLE_OPTION, CACHE, BASE_VALUE, DATA_TYPE"
                        + " FROM INFORMATION_SCHEMA.SEQUENCES WHERE " + ours("SEQUENCE_SCHEMA") + " ORDER BY 1, 2",
                row -> {
                    int oid = relation(out, "S", row.getString(1), row.getString(2))
                            .number("oid");
                    boolean cycle = "YES".equals(row.getString(7));
                    out.add("pg_sequence")
                            .set("seqrelid", oid)
                            .set("seqtypid", 20)
                            .set("seqstart", row.getLong(3))
                            .set("seqmin", row.getLong(4))
                            .set("seqmax", row.getLong(5))
                            .set("seqincrement", row.getLong(6))
                            .set("seqcycle", cycle)
                            .set("seqcache", 1L);
                    out.add("pg_sequences")
                            .set("schemaname", row.getString(1))
                            .set("sequencename", row.getString(2))
                            .set("sequenceowner", "voicelab")
                            .set("data_type", "bigint")
                            .set("start_value", row.getLong(3))
                            .set("min_value", row.getLong(4))
                            .set("max_value", row.getLong(5))
                            .set("increment_by", row.getLong(6))
                            .set("cycle", cycle)
                            .set("cache_size", 1L)
                            .set("last_value", null);
                });
    }

    private void indexes() throws SQLException {
        Map<String, String> constraints = new HashMap<>();
        each(
                session,
                "SELECT INDEX_SCHEMA, INDEX_NAME, CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')",
                row -> constraints.put(row.getString(1) + "." + row.getString(2), row.getString(3)));
        Map<String, IndexDraft> drafts = new LinkedHashMap<>();
        each(
                session,
                "SELECT I.TABLE_SCHEMA, I.TABLE_NAME, I.INDEX_NAME, I.INDEX_TYPE_NAME, C.COLUMN_NAME, C.ORDERING_SPECIFICATION, I.IS_GENERATED"
                        + " FROM INFORMATION_SCHEMA.INDEXES I JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C"
                        + " ON C.INDEX_SCHEMA = I.INDEX_SCHEMA AND C.INDEX_NAME = I.INDEX_NAME WHERE "
                        + ours("I.TABLE_SCHEMA")
                        + " ORDER BY 1, 2, 3, C.ORDINAL_POSITION",
                row -> {
                    String key = row.getString(1) + "." + row.getString(3);
                    String constraint = constraints.get(key);
                    // an index that the engine made for a foreign key is its own affair
                    if (row.getBoolean(7) && constraint == null) return;
                    String name = constraint == null ? row.getString(3) : constraint;
                    String type = row.getString(4);
                    drafts.computeIfAbsent(
                                    key,
                                    k -> new IndexDraft(
                                            draftSchema(row),
                                            draftTable(row),
                                            name,
                                            type.startsWith("UNIQUE") || type.startsWith("PRIMARY"),
                                            type.startsWith("PRIMARY")))
                            .add(row.getString(5), "DESC".equals(row.getString(6)));
                });
        for (IndexDraft draft : drafts.values()) draft.write(out, numbers);
    }

    private static String draftSchema(ResultSet row) {
        return text(row, 1);
    }

    private static String draftTable(ResultSet row) {
        return text(row, 2);
    }

    private static String text(ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void views() throws SQLException {
        each(
                session,
                "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE "
                        + ours("TABLE_SCHEMA"),
                row -> {
                    String definition = Expressions.shown(row.getString(3));
                    out.define(out.oid("class", row.getString(1), row.getString(2)), definition + ";");
                    out.add("pg_views")
                            .set("schemaname", row.getString(1))
                            .set("viewname", row.getString(2))
                            .set("viewowner", "voicelab")
                            .set("definition", definition);
                });
    }

    static List<Integer> numbersOf(Map<Integer, Map<String, Integer>> numbers, int table, List<String> columns) {
        List<Integer> found = new ArrayList<>();
        for (String column : columns)
            found.add(numbers.getOrDefault(table, Map.of()).getOrDefault(column, 0));
        return found;
    }
}
