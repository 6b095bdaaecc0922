package voicelab.engines.sql.pg.catalogue;

import java.util.Map;
import voicelab.engines.sql.pg.PgType;

/** What every database has: types, access methods, the catalogue's own tables, with PostgreSQL's oids. */
final class FixedCatalogue {
    private static final Map<String, Integer> WELL_KNOWN = Map.ofEntries(
            Map.entry("pg_class", 1259),
            Map.entry("pg_type", 1247),
            Map.entry("pg_attribute", 1249),
            Map.entry("pg_proc", 1255),
            Map.entry("pg_namespace", 2615),
            Map.entry("pg_constraint", 2606),
            Map.entry("pg_attrdef", 2604),
            Map.entry("pg_index", 2610),
            Map.entry("pg_database", 1262),
            Map.entry("pg_authid", 1260),
            Map.entry("pg_description", 2609),
            Map.entry("pg_trigger", 2620),
            Map.entry("pg_am", 2601),
            Map.entry("pg_tablespace", 1213),
            Map.entry("pg_rewrite", 2618));

    private static final int INFORMATION_SCHEMA = 13_200;
    static final int ARRAY_IN = 750;

    private FixedCatalogue() {}

    static void fill(Catalogue out) {
        out.add("pg_namespace")
                .set("oid", Catalogue.PG_CATALOG)
                .set("nspname", "pg_catalog")
                .set("nspowner", Catalogue.OWNER);
        out.add("pg_namespace")
                .set("oid", INFORMATION_SCHEMA)
                .set("nspname", "information_schema")
                .set("nspowner", Catalogue.OWNER);
        for (String name : CatalogueTables.names()) {
            Integer known = WELL_KNOWN.get(name);
            int oid = known == null ? out.oid("class", "pg_catalog", name) : known;
            out.add("pg_class")
                    .set("oid", oid)
                    .set("relname", name)
                    .set("relnamespace", Catalogue.PG_CATALOG)
                    .set("relowner", Catalogue.OWNER)
                    .set("relkind", "r")
                    .set("relpersistence", "p")
                    .set("relreplident", "n")
                    .set("relispopulated", true);
        }
        for (PgType type : PgType.values()) type(out, type);
        out.add("pg_am").set("oid", Catalogue.HEAP).set("amname", "heap").set("amtype", "t");
        out.add("pg_am").set("oid", Catalogue.BTREE).set("amname", "btree").set("amtype", "i");
        out.add("pg_language").set("oid", 12).set("lanname", "internal").set("lanowner", Catalogue.OWNER);
        out.add("pg_language").set("oid", 14).set("lanname", "sql").set("lanowner", Catalogue.OWNER);
        out.add("pg_tablespace").set("oid", 1663).set("spcname", "pg_default").set("spcowner", Catalogue.OWNER);
        out.add("pg_collation")
                .set("oid", 100)
                .set("collname", "default")
                .set("collnamespace", Catalogue.PG_CATALOG)
                .set("collprovider", "d")
                .set("collisdeterministic", true)
                .set("collencoding", -1);
    }

    private static void type(Catalogue out, PgType type) {
        out.add("pg_type")
                .set("oid", type.oid())
                .set("typname", type.typeName())
                .set("typnamespace", Catalogue.PG_CATALOG)
                .set("typowner", Catalogue.OWNER)
                .set("typlen", (short) type.size())
                .set("typbyval", type.size() > 0 && type.size() <= 8)
                .set("typtype", type == PgType.UNKNOWN || type == PgType.VOID || type == PgType.RECORD ? "p" : "b")
                .set("typcategory", category(type))
                .set("typisdefined", true)
                .set("typispreferred", type == PgType.TEXT || type == PgType.BOOL || type == PgType.FLOAT8)
                .set("typdelim", ",")
                .set("typarray", type.array())
                .set("typalign", type.size() == 8 ? "d" : "i")
                .set("typstorage", type.size() > 0 ? "p" : "x")
                .set("typtypmod", -1)
                .set("typcollation", type.isText() ? 100 : 0);
        if (type.array() == 0) return;
        out.add("pg_type")
                .set("oid", type.array())
                .set("typname", "_" + type.typeName())
                .set("typnamespace", Catalogue.PG_CATALOG)
                .set("typowner", Catalogue.OWNER)
                .set("typlen", (short) -1)
                .set("typtype", "b")
                .set("typcategory", "A")
                .set("typisdefined", true)
                .set("typdelim", ",")
                .set("typelem", type.oid())
                .set("typinput", ARRAY_IN)
                .set("typsubscript", 6179)
                .set("typalign", "i")
                .set("typstorage", "x")
                .set("typtypmod", -1);
    }

    /** pg_type.typcategory. */
    private static String category(PgType type) {
        return switch (type) {
            case BOOL -> "B";
            case INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC, OID, REGCLASS, REGTYPE -> "N";
            case TEXT, VARCHAR, BPCHAR, NAME -> "S";
            case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> "D";
            case INTERVAL -> "T";
            case UNKNOWN -> "X";
            case VOID, RECORD -> "P";
            default -> "U";
        };
    }
}
