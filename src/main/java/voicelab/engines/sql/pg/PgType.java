package voicelab.engines.sql.pg;

import java.util.HashMap;
import java.util.Map;

/** The types that cross the wire, with the oids and sizes of PostgreSQL's pg_type.dat. */
public enum PgType {
    BOOL(16, 1, "bool", "boolean", 1000),
    BYTEA(17, -1, "bytea", "bytea", 1001),
    CHAR(18, 1, "char", "\"char\"", 1002),
    NAME(19, 64, "name", "name", 1003),
    INT8(20, 8, "int8", "bigint", 1016),
    INT2(21, 2, "int2", "smallint", 1005),
    INT4(23, 4, "int4", "integer", 1007),
    TEXT(25, -1, "text", "text", 1009),
    OID(26, 4, "oid", "oid", 1028),
    JSON(114, -1, "json", "json", 199),
    FLOAT4(700, 4, "float4", "real", 1021),
    FLOAT8(701, 8, "float8", "double precision", 1022),
    UNKNOWN(705, -2, "unknown", "unknown", 0),
    BPCHAR(1042, -1, "bpchar", "character", 1014),
    VARCHAR(1043, -1, "varchar", "character varying", 1015),
    DATE(1082, 4, "date", "date", 1182),
    TIME(1083, 8, "time", "time without time zone", 1183),
    TIMESTAMP(1114, 8, "timestamp", "timestamp without time zone", 1115),
    TIMESTAMPTZ(1184, 8, "timestamptz", "timestamp with time zone", 1185),
    INTERVAL(1186, 16, "interval", "interval", 1187),
    TIMETZ(1266, 12, "timetz", "time with time zone", 1270),
    NUMERIC(1700, -1, "numeric", "numeric", 1231),
    REGCLASS(2205, 4, "regclass", "regclass", 2210),
    REGTYPE(2206, 4, "regtype", "regtype", 2211),
    VOID(2278, 4, "void", "void", 0),
    RECORD(2249, -1, "record", "record", 2287),
    UUID(2950, 16, "uuid", "uuid", 2951),
    JSONB(3802, -1, "jsonb", "jsonb", 3807);

    private static final Map<Integer, PgType> BY_OID = new HashMap<>();
    private static final Map<Integer, PgType> BY_ARRAY = new HashMap<>();
    private static final Map<String, PgType> BY_NAME = new HashMap<>();

    static {
        for (PgType type : values()) {
            BY_OID.put(type.oid, type);
            if (type.array != 0) BY_ARRAY.put(type.array, type);
            BY_NAME.put(type.typeName, type);
            BY_NAME.put(type.sqlName, type);
        }
        BY_NAME.put("int", INT4);
        BY_NAME.put("decimal", NUMERIC);
        BY_NAME.put("float", FLOAT8);
    }

    private final int oid;
    private final int size;
    private final String typeName;
    private final String sqlName;
    private final int array;

    PgType(int oid, int size, String typeName, String sqlName, int array) {
        this.oid = oid;
        this.size = size;
        this.typeName = typeName;
        this.sqlName = sqlName;
        this.array = array;
    }

    public int oid() {
        return oid;
    }

    /** In bytes; -1 varies. */
    public int size() {
        return size;
    }

    /** As pg_type.typname. */
    public String typeName() {
        return typeName;
    }

    /** As format_type tells it. */
    public String sqlName() {
        return sqlName;
    }

    /** The oid of its array type, 0 for none. */
    public int array() {
        return array;
    }

    /** Null for a type that is not known here. */
    public static PgType of(int oid) {
        return BY_OID.get(oid);
    }

    /** The type of the elements of that array type, or null. */
    public static PgType elementOf(int arrayOid) {
        return BY_ARRAY.get(arrayOid);
    }

    /** By either name, or null. */
    public static PgType named(String name) {
        return BY_NAME.get(name);
    }

    public boolean isText() {
        return switch (this) {
            case TEXT, VARCHAR, BPCHAR, NAME, CHAR, UNKNOWN, JSON, JSONB -> true;
            default -> false;
        };
    }
}
