package voicelab.engines.sql.pg;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The run-time settings that clients of PostgreSQL 15 read and set, with the values that this server starts with. */
final class ServerSettings {
    /** What this server speaks like. The build says what it is. */
    static final String VERSION = "15.8";

    static final String VERSION_NUMBER = "150008";

    /** @param name as PostgreSQL writes it */
    record Spec(String name, String value) {
        String key() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    static final List<Spec> ALL = List.of(
            new Spec("server_version", VERSION),
            new Spec("server_version_num", VERSION_NUMBER),
            new Spec("server_encoding", "UTF8"),
            new Spec("client_encoding", "UTF8"),
            new Spec("application_name", ""),
            new Spec("default_transaction_read_only", "off"),
            new Spec("default_transaction_isolation", "read committed"),
            new Spec("transaction_isolation", "read committed"),
            new Spec("transaction_read_only", "off"),
            new Spec("in_hot_standby", "off"),
            new Spec("is_superuser", "off"),
            new Spec("session_authorization", ""),
            new Spec("role", "none"),
            new Spec("DateStyle", "ISO, MDY"),
            new Spec("IntervalStyle", "postgres"),
            new Spec("TimeZone", "UTC"),
            new Spec("integer_datetimes", "on"),
            new Spec("standard_conforming_strings", "on"),
            new Spec("extra_float_digits", "1"),
            new Spec("bytea_output", "hex"),
            new Spec("search_path", "\"$user\", public"),
            new Spec("statement_timeout", "0"),
            new Spec("lock_timeout", "0"),
            new Spec("idle_in_transaction_session_timeout", "0"),
            new Spec("idle_session_timeout", "0"),
            new Spec("client_min_messages", "notice"),
            new Spec("backslash_quote", "safe_encoding"),
            new Spec("escape_string_warning", "on"),
            new Spec("max_identifier_length", "63"),
            new Spec("max_index_keys", "32"),
            new Spec("max_connections", "100"),
            new Spec("row_security", "on"),
            new Spec("synchronous_commit", "on"),
            new Spec("synchronize_seqscans", "on"),
            new Spec("check_function_bodies", "on"),
            new Spec("default_tablespace", ""),
            new Spec("default_table_access_method", "heap"),
            new Spec("default_with_oids", "off"),
            new Spec("xmloption", "content"),
            new Spec("lc_collate", "C"),
            new Spec("lc_ctype", "C.UTF-8"),
            new Spec("lc_messages", "C"),
            new Spec("lc_monetary", "C"),
            new Spec("lc_numeric", "C"),
            new Spec("lc_time", "C"),
            new Spec("work_mem", "4MB"),
            new Spec("maintenance_work_mem", "64MB"),
            new Spec("jit", "off"),
            new Spec("enable_seqscan", "on"),
            new Spec("enable_indexscan", "on"),
            new Spec("password_encryption", "scram-sha-256"),
            new Spec("ssl", "on"),
            new Spec("block_size", "8192"),
            new Spec("plan_cache_mode", "auto"),
            new Spec("geqo", "on"));

    /** Those that ParameterStatus tells (PostgreSQL's manual, 55.2.7). */
    private static final Map<String, String> REPORTED = new LinkedHashMap<>();

    private static final Set<String> FIXED = Set.of(
            "server_version",
            "server_version_num",
            "server_encoding",
            "integer_datetimes",
            "in_hot_standby",
            "is_superuser",
            "max_identifier_length",
            "max_index_keys",
            "block_size",
            "lc_collate",
            "lc_ctype",
            "max_connections",
            "ssl");

    static {
        for (String name : List.of(
                "server_version",
                "server_encoding",
                "client_encoding",
                "application_name",
                "default_transaction_read_only",
                "in_hot_standby",
                "is_superuser",
                "session_authorization",
                "DateStyle",
                "IntervalStyle",
                "TimeZone",
                "integer_datetimes",
                "standard_conforming_strings")) REPORTED.put(name.toLowerCase(Locale.ROOT), name);
    }

    private ServerSettings() {}

    static boolean isReported(String key) {
        return REPORTED.containsKey(key);
    }

    /** Keys of the reported ones and their written names. */
    static Map<String, String> reported() {
        return REPORTED;
    }

    static ZoneId zone(String value) {
        String lean = value.strip();
        if (lean.matches("[+-]?\\d{1,2}")) return ZoneOffset.ofHours(Integer.parseInt(lean));
        if (lean.equalsIgnoreCase("local") || lean.equalsIgnoreCase("default") || lean.equalsIgnoreCase("gmt"))
            return ZoneId.of("UTC");
        for (String id : ZoneId.getAvailableZoneIds()) if (id.equalsIgnoreCase(lean)) return ZoneId.of(id);
        // POSIX's signs are the other way round: "<+02>-02" and "GMT+2" mean different things; only the plain ones are
        // taken
        return ZoneId.of(lean, ZoneId.SHORT_IDS);
    }

    /** Refuses what would change how this server speaks in a way that it cannot. */
    static void check(String key, String value) throws PgFault {
        if (FIXED.contains(key)) throw new PgFault("55P02", "parameter \"" + key + "\" cannot be changed");
        if (value == null) return;
        String lower = value.toLowerCase(Locale.ROOT);
        boolean fits = switch (key) {
            case "client_encoding" ->
                Set.of("utf8", "utf-8", "unicode", "sql_ascii", "default").contains(lower);
            case "standard_conforming_strings" ->
                Set.of("on", "true", "1", "yes").contains(lower);
            case "bytea_output" -> lower.equals("hex");
            case "datestyle" -> lower.contains("iso") || !lower.matches(".*(sql|german|postgres).*");
            case "intervalstyle" -> lower.equals("postgres");
            case "session_authorization", "role" -> lower.equals("none") || lower.equals("default");
            default -> true;
        };
        if (!fits) throw PgFault.unsupported("the value \"" + value + "\" of parameter \"" + key + "\"");
    }

    /** A value as it is shown again. */
    static String fitting(String key, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (key) {
            case "client_encoding" -> "UTF8";
            case "standard_conforming_strings" -> "on";
            case "datestyle" -> lower.contains("dmy") ? "ISO, DMY" : lower.contains("ymd") ? "ISO, YMD" : "ISO, MDY";
            case "default_transaction_read_only", "transaction_read_only" ->
                Set.of("on", "true", "1", "yes").contains(lower) ? "on" : "off";
            default -> value;
        };
    }
}
