package voicelab.systems.reportingserver;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A field of a record as a column.
 *
 * @param field its name in the record
 * @param name its name in the table
 */
record Column(String field, String name, Type type) {

    /** What a column holds. */
    enum Type {
        // a binary collation: two ids that differ in case alone are two
        ID("NVARCHAR(128) COLLATE Latin1_General_BIN2 NOT NULL", 128),
        WORD("NVARCHAR(16)", 16),
        TEXT("NVARCHAR(1024)", 1024),
        // what an index takes: 1,700 bytes
        KEY("NVARCHAR(850)", 850),
        EVENT_TEXT("NVARCHAR(4000)", 4000),
        LONG_TEXT("NVARCHAR(MAX)", Integer.MAX_VALUE),
        TIME("DATETIMEOFFSET(3)", 0),
        NUMBER("BIGINT", 0);

        private final String sql;
        private final int chars;

        Type(String sql, int chars) {
            this.sql = sql;
            this.chars = chars;
        }

        String sql() {
            return sql;
        }
    }

    /** A field's text as it is bound: clipped to the column, so that nothing that was taken is refused. */
    Object bound(String text) {
        return switch (type) {
            case TIME -> Instant.parse(text).atOffset(ZoneOffset.UTC);
            case NUMBER -> Long.parseLong(text);
            default -> text.length() <= type.chars ? text : text.substring(0, type.chars);
        };
    }

    /** A field's value from a cell: a Long or a text, a time in ISO 8601. */
    Object field(String cell) {
        return switch (type) {
            case TIME -> instant(cell).toString();
            case NUMBER -> Long.parseLong(cell);
            default -> cell;
        };
    }

    /** mssql-jdbc writes {@code 2026-03-01 12:00:00.123 +00:00}. */
    private static Instant instant(String cell) {
        String text = cell.replaceFirst(" ", "T").replace(" ", "");
        return OffsetDateTime.parse(text).toInstant();
    }
}
