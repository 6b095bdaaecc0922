package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import voicelab.engines.sql.pg.ColumnTypes;
import voicelab.engines.sql.pg.PgType;

/** A column's type as pg_attribute has it. */
record ColumnType(int oid, int length, int modifier, int dimensions, boolean text) {
    private static final int UNBOUNDED = 1_048_576;
    private static final int EXTRA = 4;
    private static final int COLLATION = 100;

    /** From a row of INFORMATION_SCHEMA.COLUMNS as {@link CatalogueReader} asks for it. */
    static ColumnType of(Connection session, ResultSet row) throws SQLException {
        String engine = row.getString(7).toUpperCase(Locale.ROOT);
        if (engine.equals("ARRAY")) return new ColumnType(element(session, row).array(), -1, -1, 1, false);
        PgType type = ColumnTypes.base(engine);
        int modifier = -1;
        long length = row.getLong(8);
        if (type == PgType.VARCHAR && length >= UNBOUNDED) type = PgType.TEXT;
        else if (type == PgType.VARCHAR || type == PgType.BPCHAR) modifier = (int) length + EXTRA;
        else if (type == PgType.NUMERIC && engine.equals("NUMERIC") && row.getInt(9) < 100_000)
            modifier = (row.getInt(9) << 16 | row.getInt(10)) + EXTRA;
        else if (type.typeName().startsWith("time") && row.getInt(11) != 6) modifier = row.getInt(11);
        return new ColumnType(type.oid(), type.size(), modifier, 0, type.isText());
    }

    private static PgType element(Connection session, ResultSet row) throws SQLException {
        try (PreparedStatement ask = session.prepareStatement(
                "SELECT DATA_TYPE FROM INFORMATION_SCHEMA.ELEMENT_TYPES WHERE OBJECT_SCHEMA = ? AND OBJECT_NAME = ? AND COLLECTION_TYPE_IDENTIFIER = ?")) {
            ask.setString(1, row.getString(1));
            ask.setString(2, row.getString(2));
            ask.setString(3, row.getString(17));
            try (ResultSet found = ask.executeQuery()) {
                PgType type =
                        found.next() ? ColumnTypes.base(found.getString(1).toUpperCase(Locale.ROOT)) : PgType.TEXT;
                return type == PgType.VARCHAR ? PgType.TEXT : type;
            }
        }
    }

    Row fill(Row attribute) {
        return attribute
                .set("atttypid", oid)
                .set("attlen", (short) length)
                .set("atttypmod", modifier)
                .set("attndims", dimensions)
                .set("attbyval", length > 0 && length <= 8)
                .set("attalign", length == 8 ? "d" : "i")
                .set("attstorage", length > 0 ? "p" : "x")
                .set("attcollation", text ? COLLATION : 0);
    }
}
