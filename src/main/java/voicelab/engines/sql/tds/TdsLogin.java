package voicelab.engines.sql.tds;

import java.util.List;

/**
 * Who may log in.
 *
 * @param databases that the login may enter besides {@code master}; the first is where it begins
 * @param reader may read and nothing else
 */
public record TdsLogin(String user, String password, List<String> databases, boolean reader) {

    boolean mayEnter(String database) {
        return databases.contains(database) || database.equals(TdsServer.MASTER);
    }

    String home() {
        return databases.isEmpty() ? TdsServer.MASTER : databases.get(0);
    }

    /** Without the password: records like to be logged. */
    @Override
    public String toString() {
        return "login " + user + (reader ? " (reader)" : "");
    }
}
