package voicelab.engines.sql.pg;

import java.util.Locale;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/**
 * Names of the engine's that reach files, classes, other databases or other sessions. Clients have no right to most of them
 * anyway; they are refused by name too, in any statement and however they are quoted.
 */
final class Forbidden {
    /** Where the server's own functions live. */
    static final String OWN_SCHEMA = "pgcat";

    private static final Set<String> FUNCTIONS = Set.of(
            "file_read",
            "file_write",
            "csvread",
            "csvwrite",
            "link_schema",
            "abort_session",
            "cancel_session",
            "lock_mode",
            "memory_free",
            "memory_used",
            "database_path",
            "h2version",
            "db_object_sql",
            "db_object_size",
            "db_object_total_size",
            "db_object_approximate_size",
            "db_object_approximate_total_size",
            "disk_space_used",
            "signal",
            "transaction_id",
            "readonly",
            "zero",
            "fulltext",
            "ft_init",
            "ft_search",
            "ft_search_data",
            "ft_create_index",
            "ftl_init",
            "data_type_sql",
            "estimated_envelope",
            "pg_read_file",
            "pg_read_binary_file",
            "pg_ls_dir",
            "lo_import",
            "lo_export",
            "pg_terminate_backend",
            "pg_reload_conf");

    private Forbidden() {}

    static void check(Tokens statement) throws PgFault {
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.get(i);
            if (!token.isName()) continue;
            String name = token.text().toLowerCase(Locale.ROOT);
            if (name.equals(OWN_SCHEMA)) throw denied("schema " + name);
            if (FUNCTIONS.contains(name) && statement.is(i + 1, "(")) throw denied("function " + name);
        }
    }

    static PgFault denied(String what) {
        return new PgFault(States.NO_RIGHT, "permission denied for " + what);
    }
}
