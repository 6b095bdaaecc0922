package voicelab.systems.reportingserver;

/** What a column holds. */
enum ColumnType {
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

    ColumnType(String sql, int chars) {
        this.sql = sql;
        this.chars = chars;
    }

    String sql() {
        return sql;
    }

    /** Characters that it takes; of texts alone. */
    int chars() {
        return chars;
    }
}
