package voicelab.engines.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What one kind of database server needs of the engine below: PostgreSQL so far; TDS and MySQL fronts bring theirs. */
public interface SqlDialect {

    /** The dialect's name as accept-side records show it. */
    String name();

    /** H2's database settings as its URL takes them, each with its semicolon in front. */
    String engineSettings();

    /** H2's settings of one session, likewise; they need no rights. */
    String sessionSettings();

    /** The schemas that {@link #furnish} makes whole again: a snapshot leaves them out. */
    default Set<String> ownSchemas() {
        return Set.of();
    }

    /** Makes the server's own objects in a database that was opened; the session has all rights. Again at each opening. */
    void furnish(Connection admin) throws SQLException;
}
