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

    /** Waits within the statement, which can be stopped meanwhile. */
    void pause(long nanos) throws SQLException;

    /** Takes a lock of the database; false when it is another's and is not waited for. */
    boolean lock(String key, boolean shared, boolean untilEnd, boolean wait) throws SQLException;

    /** False when the session does not hold it. */
    boolean unlock(String key, boolean shared) throws SQLException;

    void unlockAll();

    /** A function took a number of a sequence; the engine forgets that, and knows only what it numbered by itself. */
    void numbered(Object engineSaid, Long number);

    /** What was so taken since the engine numbered a row, or null. */
    Long numberSince(Object engineSays);

    /** The engine calls its functions on the thread that runs the statement. */
    ThreadLocal<Asker> CURRENT = new ThreadLocal<>();

    static Asker current() throws SQLException {
        Asker asker = CURRENT.get();
        if (asker == null) throw new SQLException("no session asks");
        return asker;
    }
}
