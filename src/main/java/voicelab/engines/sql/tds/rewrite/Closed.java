package voicelab.engines.sql.tds.rewrite;

import java.util.Set;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Tokens;

/** The engine's own functions that reach files, other databases or the engine itself are no functions here. */
final class Closed implements Rule {
    private static final Set<String> NO_FUNCTIONS = Set.of(
            "file_read",
            "file_write",
            "csvread",
            "csvwrite",
            "link_schema",
            "cancel_session",
            "abort_session",
            "memory_free",
            "memory_used",
            "database_path",
            "h2version",
            "session_id",
            "lock_mode",
            "lock_timeout",
            "set",
            "zero",
            "disk_space_used",
            "data_type_sql",
            "db_object_sql",
            "db_object_id",
            "db_object_size",
            "current_catalog",
            "transaction_id",
            "readonly",
            "autocommit",
            "ft_init",
            "fulltext",
            "truncate_value",
            "trim_array",
            "system_range");

    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge", "replace", "with");

    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.is(i + 1, "(") && isClosed(tokens.name(i)))
                throw TdsFault.of(195, "'" + tokens.get(i).text() + "' is not a recognized built-in function name.");
            // the engine reads what a change did as a table: a query that changes would pass for one that reads
            if (tokens.is(i, "table") && tokens.is(i + 1, "(") && tokens.isOneOf(i + 2, CHANGES))
                throw TdsFault.near(tokens.get(i + 2).text());
        }
    }

    private static boolean isClosed(String name) {
        return NO_FUNCTIONS.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
