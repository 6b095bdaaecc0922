package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Constraints of tables: keys, foreign keys, checks. */
final class ConstraintReader {
    private final Connection session;
    private final Catalogue out;
    private final Map<Integer, Map<String, Integer>> numbers;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    ConstraintReader(Connection session, Catalogue out, Map<Integer, Map<String, Integer>> numbers) {
        this.session = session;
        this.out = out;
        this.numbers = numbers;
    }

    void read() throws SQLException {
        CatalogueReader.each(
                session,
                "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE ORDER BY 1, 2, ORDINAL_POSITION",
                row -> columns.computeIfAbsent(row.getString(1) + "." + row.getString(2), k -> new ArrayList<>())
                        .add(row.getString(3)));
        keys();
        foreignKeys();
        checks();
    }

    private Row constraint(String schema, String name, String type, int table) {
        return out.add("pg_constraint")
                .set("oid", out.oid("constraint", schema, name))
                .set("conname", name)
                .set("connamespace", out.oid("namespace", "", schema))
                .set("contype", type)
                .set("conrelid", table)
                .set("convalidated", true)
                .set("conislocal", true)
                .set("connoinherit", !type.equals("c"))
                .set("confupdtype", " ")
                .set("confdeltype", " ")
                .set("confmatchtype", " ");
    }

    /** psql asks for these constraints only where a table says that it has some. */
    private void mark(int table, boolean check) {
        Row relation = out.find("pg_class", table);
        if (relation == null) return;
        if (!check) relation.set("relhastriggers", true);
        else
            relation.set("relchecks", (short) (1 + (Short) relation.get(new CatalogueTables.Column("relchecks", 'h'))));
    }

    private List<String> columnsOf(String schema, String name) {
        return columns.getOrDefault(schema + "." + name, List.of());
    }

    private static String list(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) text.append(text.isEmpty() ? "" : ", ").append(Expressions.name(name));
        return "(" + text + ")";
    }

    private Integer[] numbers(int table, List<String> names) {
        return CatalogueReader.numbersOf(numbers, table, names).toArray(Integer[]::new);
    }

    private void keys() throws SQLException {
        CatalogueReader.each(
                session,
                "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                        + " WHERE CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE') AND "
                        + CatalogueReader.ours("TABLE_SCHEMA"),
                row -> {
                    String schema = row.getString(1);
                    String name = row.getString(2);
                    boolean primary = row.getString(3).startsWith("P");
                    int table = out.oid("class", row.getString(4), row.getString(5));
                    List<String> keys = columnsOf(schema, name);
                    Row made = constraint(schema, name, primary ? "p" : "u", table)
                            .set("conkey", numbers(table, keys))
                            .set("conindid", out.oid("class", row.getString(4), name));
                    out.define(made.number("oid"), (primary ? "PRIMARY KEY " : "UNIQUE ") + list(keys));
                });
    }

    private void foreignKeys() throws SQLException {
        CatalogueReader.each(
                session,
                "SELECT R.CONSTRAINT_SCHEMA, R.CONSTRAINT_NAME, R.UPDATE_RULE, R.DELETE_RULE, T.TABLE_SCHEMA, T.TABLE_NAME,"
                        + " U.TABLE_SCHEMA, U.TABLE_NAME, R.UNIQUE_CONSTRAINT_SCHEMA, R.UNIQUE_CONSTRAINT_NAME"
                        + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
                        + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T ON T.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA AND T.CONSTRAINT_NAME = R.CONSTRAINT_NAME"
                        + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS U ON U.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA AND U.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME",
                row -> {
                    String schema = row.getString(1);
                    String name = row.getString(2);
                    int table = out.oid("class", row.getString(5), row.getString(6));
                    int target = out.oid("class", row.getString(7), row.getString(8));
                    mark(table, false);
                    mark(target, false);
                    List<String> own = columnsOf(schema, name);
                    List<String> theirs = columnsOf(row.getString(9), row.getString(10));
                    Row made = constraint(schema, name, "f", table)
                            .set("confrelid", target)
                            .set("conindid", out.oid("class", row.getString(7), row.getString(10)))
                            .set("conkey", numbers(table, own))
                            .set("confkey", numbers(target, theirs))
                            .set("confupdtype", rule(row.getString(3)))
                            .set("confdeltype", rule(row.getString(4)))
                            .set("confmatchtype", "s");
                    String where = row.getString(7).equals("public") ? "" : Expressions.name(row.getString(7)) + ".";
                    out.define(
                            made.number("oid"),
                            "FOREIGN KEY " + list(own) + " REFERENCES " + where + Expressions.name(row.getString(8))
                                    + list(theirs) + action(" ON UPDATE ", row.getString(3))
                                    + action(" ON DELETE ", row.getString(4)));
                });
    }

    /** pg_constraint.confupdtype. */
    private static String rule(String engine) {
        return switch (engine) {
            case "CASCADE" -> "c";
            case "SET NULL" -> "n";
            case "SET DEFAULT" -> "d";
            // the engine does not tell RESTRICT from NO ACTION, and does the latter
            default -> "a";
        };
    }

    private static String action(String when, String engine) {
        return rule(engine).equals("a") ? "" : when + engine;
    }

    private void checks() throws SQLException {
        CatalogueReader.each(
                session,
                "SELECT C.CONSTRAINT_SCHEMA, C.CONSTRAINT_NAME, C.CHECK_CLAUSE, T.TABLE_SCHEMA, T.TABLE_NAME FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
                        + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T ON T.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA AND T.CONSTRAINT_NAME = C.CONSTRAINT_NAME",
                row -> {
                    int table = out.oid("class", row.getString(4), row.getString(5));
                    mark(table, true);
                    String clause = Expressions.shown(row.getString(3));
                    Row made = constraint(row.getString(1), row.getString(2), "c", table)
                            .set("conbin", clause);
                    out.define(made.number("oid"), "CHECK (" + clause + ")");
                });
    }
}
