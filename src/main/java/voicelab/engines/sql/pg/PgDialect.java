package voicelab.engines.sql.pg;

import java.sql.Connection;
import java.sql.SQLException;
import voicelab.engines.sql.SqlDialect;

/** PostgreSQL's dialect: the engine in its PostgreSQL mode, and the catalogue that it lacks. */
public final class PgDialect implements SqlDialect {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String engineSettings() {
        return ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;BUILTIN_ALIAS_OVERRIDE=TRUE";
    }

    @Override
    public String sessionSettings() {
        // words of the engine's that PostgreSQL leaves to columns
        return ";NON_KEYWORDS=VALUE,KEY,YEAR,MONTH,DAY,HOUR,MINUTE,SECOND,IF,MINUS,ROWNUM,QUALIFY";
    }

    @Override
    public void furnish(Connection admin) throws SQLException {
        // the catalogue comes with its first question
    }
}
