package voicelab.engines.sql.tds;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.SqlDialect;

/** SQL Server's dialect: the engine in its SQL Server mode, names as they were written and found in any case. */
public final class TdsDialect implements SqlDialect {
    private final List<String> databases;

    /** @param databases the names of the server's */
    public TdsDialect(List<String> databases) {
        this.databases = List.copyOf(databases);
    }

    @Override
    public String name() {
        return "T-SQL";
    }

    @Override
    public String engineSettings() {
        return ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    @Override
    public String sessionSettings() {
        // words of the engine's that SQL Server leaves to columns
        return ";SCHEMA=dbo;NON_KEYWORDS=VALUE,YEAR,MONTH,DAY,HOUR,MINUTE,SECOND,MINUS,ROWNUM,QUALIFY,INTERVAL,LIMIT,OFFSET,DAYS,"
                + "SYMMETRIC,ASYMMETRIC,ARRAY,ROW";
    }

    @Override
    public Set<String> ownSchemas() {
        return Set.of("sys");
    }

    @Override
    public void furnish(Connection admin) throws SQLException {
        Catalogue.furnish(admin, databases);
    }
}
