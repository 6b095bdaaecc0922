package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import voicelab.engines.sql.DatabasePlan;
import voicelab.engines.sql.SqlDatabases;
import voicelab.engines.sql.pg.catalogue.Asker;
import voicelab.engines.sql.pg.catalogue.Catalogue;
import voicelab.engines.sql.pg.catalogue.CatalogueRows;

/** What the catalogue's functions may know of the session that calls them. */
final class SessionFacts implements Asker {
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final PgSession session;
    private final SqlDatabases server;
    private final String user;
    private final int process;
    private Catalogue catalogue;
    private long catalogueShapes;
    private Object lastOfEngine;
    private Long lastNumber;

    SessionFacts(PgSession session, SqlDatabases server, String user, int process) {
        this.session = session;
        this.server = server;
        this.user = user;
        this.process = process;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String databaseName() {
        return session.engine().database().name();
    }

    @Override
    public int process() {
        return process;
    }

    @Override
    public List<String> databaseNames() {
        return server.plans().stream().map(DatabasePlan::name).toList();
    }

    @Override
    public List<String> users() {
        return server.plans().stream()
                .map(plan -> plan.database().user())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        return session.given().all();
    }

    @Override
    public void set(String name, String value, boolean local) throws SQLException {
        try {
            session.given().set(name, value, local);
            SetSetting.act(session, name.toLowerCase(Locale.ROOT));
        } catch (PgFault e) {
            throw new SQLException(e.getMessage(), e.fault().state(), e);
        }
    }

    @Override
    public List<String> searchPath() {
        return SearchPath.schemas(session);
    }

    @Override
    public void pause(long nanos) throws SQLException {
        session.engine().pause(nanos);
    }

    @Override
    public boolean lock(String key, boolean shared, boolean untilEnd, boolean wait) throws SQLException {
        try {
            while (!session.engine().database().locks().take(session, key, shared, untilEnd)) {
                if (!wait) return false;
                session.engine().pause(LOOK_AGAIN_NANOS);
            }
            return true;
        } catch (IllegalStateException e) {
            throw new SQLException("out of shared memory: " + e.getMessage(), "53200", e);
        }
    }

    @Override
    public boolean unlock(String key, boolean shared) throws SQLException {
        if (session.engine().database().locks().release(session, key, shared)) return true;
        session.given().warn("01000", "you don't own a lock of type " + (shared ? "ShareLock" : "ExclusiveLock"));
        return false;
    }

    @Override
    public void unlockAll() {
        session.engine().database().locks().releaseAll(session);
    }

    @Override
    public void numbered(Object engineSaid, Long number) {
        lastOfEngine = engineSaid;
        lastNumber = number;
    }

    @Override
    public Long numberSince(Object engineSays) {
        return engineSays.equals(lastOfEngine) ? lastNumber : null;
    }

    /** As of the last change of a shape. */
    @Override
    public Catalogue catalogue() throws SQLException {
        long shapes = session.engine().database().shapeVersion();
        if (catalogue == null || catalogueShapes != shapes) {
            catalogue = session.engine().describe(CatalogueRows::read);
            catalogueShapes = shapes;
        }
        return catalogue;
    }
}
