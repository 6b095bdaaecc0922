package voicelab.engines.sql.pg.catalogue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The session in which a function of the catalogue is called. */
public interface Asker {
    Catalogue catalogue() throws SQLException;

    String databaseName();

    String user();

    int process();

    List<String> databaseNames();

    List<String> users();

    Map<String, String> settings();

    /** Sets a setting; a name that is not known is a fault. */
    void set(String name, String value, boolean local) throws SQLException;

    /** The schemas in which names are looked for. */
    List<String> searchPath();

    /** The engine calls its functions on the thread that runs the statement. */
    ThreadLocal<Asker> CURRENT = new ThreadLocal<>();

    static Asker current() throws SQLException {
        Asker asker = CURRENT.get();
        if (asker == null) throw new SQLException("no session asks");
        return asker;
    }
}
