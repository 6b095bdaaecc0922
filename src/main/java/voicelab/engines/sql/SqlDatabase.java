package voicelab.engines.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * One open database. Its own session has all rights and never sees a client's text; clients get sessions of a user who may
 * make and drop tables and do nothing that reaches a file, a class or another database.
 */
public final class SqlDatabase implements AutoCloseable {
    private static final String ADMIN = "voicelab";
    private static final int FILE_IN_USE_PERCENT = 50;

    private final DatabasePlan plan;
    private final SqlDialect dialect;
    private final SqlBounds bounds;
    private final String url;
    private final boolean kept;
    private final Connection admin;
    private final Database engine;
    private final MVStore store;
    private final NamedLocks locks = new NamedLocks();
    private final Object flushing = new Object();
    private long wanted;
    private long flushed;
    private boolean furnished;

    private SqlDatabase(
            DatabasePlan plan, SqlDialect dialect, SqlBounds bounds, String url, boolean kept, Connection admin) {
        this.plan = plan;
        this.dialect = dialect;
        this.bounds = bounds;
        this.url = url;
        this.kept = kept;
        this.admin = admin;
        this.engine = ((SessionLocal) ((JdbcConnection) admin).getSession()).getDatabase();
        this.store = engine.getStore().getMvStore();
    }

    static SqlDatabase open(DatabasePlan plan, SqlDialect dialect, SqlBounds bounds, String where, boolean kept)
            throws SQLException {
        ForeignCode.shutOut();
        String url = "jdbc:h2:" + where;
        String settings = dialect.engineSettings()
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
                + ";LOCK_TIMEOUT=" + bounds.lockTime().toMillis()
                + (where.startsWith("file:") ? fileSettings(bounds) : "");
        Connection admin = connect(url + settings, ADMIN);
        try {
            SqlDatabase database = new SqlDatabase(plan, dialect, bounds, url, kept, admin);
            dialect.furnish(admin);
            return database;
        } catch (SQLException | RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    /**
     * In a file each commit is written by whoever waits for it, see {@link #flush}; the timer is for the rest. Keys come in no
     * order, so that a page that is written leaves an old one of another time behind: to keep nine tenths of the file in use, as
     * H2 does where it is not told, most of it is read and written again and again.
     */
    private static String fileSettings(SqlBounds bounds) {
        return ";CACHE_SIZE=" + bounds.cacheKibibytes() + ";AUTO_COMPACT_FILL_RATE=" + FILE_IN_USE_PERCENT;
    }

    private static Connection connect(String url, String user) throws SQLException {
        Properties who = new Properties();
        who.put("user", user);
        who.put("password", "");
        // the driver itself: DriverManager would load and ask every driver in the jar
        Connection session = new Driver().connect(url, who);
        if (session == null) throw new SQLException("H2 does not know " + url);
        return session;
    }

    /** What its sessions lock by name. */
    public NamedLocks locks() {
        return locks;
    }

    public String name() {
        return plan.name();
    }

    public DatabasePlan plan() {
        return plan;
    }

    /** A session without rights beyond tables and their like. */
    public synchronized SqlSession session(String user) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            String quoted = "\"" + user.replace("\"", "\"\"") + "\"";
            statement.execute("CREATE USER IF NOT EXISTS " + quoted + " PASSWORD ''");
            statement.execute("GRANT ALTER ANY SCHEMA TO " + quoted);
        }
        return new SqlSession(this, connect(url + dialect.sessionSettings(), user), bounds);
    }

    /** Grows with each change of a table's shape; what was read of shapes before is stale then. */
    public long shapeVersion() {
        return engine.getModificationMetaId();
    }

    /** The dialect that its clients speak. */
    public String dialectName() {
        return dialect.name();
    }

    public boolean kept() {
        return kept;
    }

    /**
     * Returns when all that was committed before the call is in the file, so that the end of this process cannot take it.
     * Whoever comes while another writes waits for the next write and shares it.
     */
    void flush() {
        if (!kept) return;
        long mine;
        synchronized (this.flushing) {
            mine = ++wanted;
        }
        synchronized (store) {
            long upTo;
            synchronized (this.flushing) {
                if (flushed >= mine) return;
                upTo = wanted;
            }
            store.commit();
            synchronized (this.flushing) {
                flushed = upTo;
            }
        }
    }

    /** Empties the cache of pages, which fills up to its bound as rows are read; they are read from the file again. */
    void forgetPages() {
        store.setCacheSize(bounds.cacheKibibytes());
    }

    /** Makes the server's own objects at their first use. */
    public interface Furnishing {
        void furnish(Connection admin) throws SQLException;
    }

    /** Once while the database is open and not emptied. */
    public synchronized void furnishOnce(Furnishing furnishing) throws SQLException {
        if (furnished) return;
        furnishing.furnish(admin);
        furnished = true;
    }

    SqlDialect dialect() {
        return dialect;
    }

    Connection admin() {
        return admin;
    }

    /** Forgets tables, users, everything. */
    synchronized void empty() throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        }
        furnished = false;
        dialect.furnish(admin);
        flush();
    }

    @Override
    public synchronized void close() {
        try (admin;
                Statement statement = admin.createStatement()) {
            // a server that is stopped and started in one lab finds its files as it left them
            statement.execute(url.startsWith("jdbc:h2:mem:") ? "SHUTDOWN IMMEDIATELY" : "SHUTDOWN");
        } catch (SQLException e) {
            // it is gone already
        }
    }
}
