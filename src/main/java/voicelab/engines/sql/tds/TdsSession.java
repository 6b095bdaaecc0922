package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.engines.sql.SqlBounds;
import voicelab.engines.sql.SqlSession;
import voicelab.net.Hop;
import voicelab.protocols.sql.SqlParcel;
import voicelab.protocols.tds.Login7;

/** One client's session: where it is, what it set, its transaction. One thread at a time, except {@link #cancel}. */
final class TdsSession implements AutoCloseable {
    private final TdsServer server;
    private final TdsLogin login;
    private final Login7 client;
    private final int spid;
    private final Hop hop;
    private final Map<String, EngineSession> engines = new LinkedHashMap<>();
    private final Transactions transactions = new Transactions(this);
    private final PreparedHandles handles;
    private final BatchCache batches;
    private final Object pause = new Object();
    private SessionOptions options = new SessionOptions();
    private String database;
    private String home;
    private volatile boolean cancelled;
    private boolean broken;
    private long rowCount;
    private int error;

    TdsSession(TdsServer server, TdsLogin login, Login7 client, int spid, Hop hop, String database)
            throws SQLException {
        this.server = server;
        this.login = login;
        this.client = client;
        this.spid = spid;
        this.hop = hop;
        this.database = database;
        this.home = database;
        this.handles = new PreparedHandles(bounds().statements());
        this.batches = new BatchCache();
        engine(database);
    }

    TdsServer server() {
        return server;
    }

    TdsLogin login() {
        return login;
    }

    Login7 client() {
        return client;
    }

    int spid() {
        return spid;
    }

    SqlBounds bounds() {
        return server.databases().bounds();
    }

    Transactions transactions() {
        return transactions;
    }

    PreparedHandles handles() {
        return handles;
    }

    BatchCache batches() {
        return batches;
    }

    SessionOptions options() {
        return options;
    }

    String database() {
        return database;
    }

    synchronized boolean isIn(Collection<String> names) {
        return engines.keySet().stream().anyMatch(names::contains);
    }

    /** The engine's session in that database, opened when it is first wanted. */
    synchronized EngineSession engine(String name) throws SQLException {
        EngineSession engine = engines.get(name);
        if (engine == null) {
            SqlSession opened = server.databases().database(name).session(login.user());
            engine = new EngineSession(opened, bounds().lockTime());
            engine.settle(options);
            engines.put(name, engine);
        }
        return engine;
    }

    EngineSession engine() throws SQLException {
        return engine(database);
    }

    synchronized Collection<EngineSession> engines() {
        return java.util.List.copyOf(engines.values());
    }

    /** USE. */
    void use(String name) throws TdsFault, SQLException {
        String known = server.database(name);
        if (known == null)
            throw new TdsFault(
                    911,
                    1,
                    16,
                    "Database '" + name + "' does not exist. Make sure that the name is entered correctly.",
                    0);
        if (!login.mayEnter(known))
            throw new TdsFault(
                    916,
                    1,
                    14,
                    "The server principal \"" + login.user() + "\" is not able to access the database \"" + known
                            + "\" under the current security context.",
                    0);
        engine(known);
        database = known;
    }

    /** The database's name as it is known here, when this login may enter it; else null. */
    String knownDatabase(String name) {
        String known = server.database(name);
        return known != null && login.mayEnter(known) ? known : null;
    }

    void arrived(String text, java.util.List<String> values) {
        server.arrivals()
                .arrived(new SqlParcel(server.databases().dialect().name(), database, login.user(), text, values), hop);
    }

    void unsupported(String what) {
        server.arrivals().unsupported(hop, TdsPipe.PROTOCOL, what);
    }

    void bug(Throwable error) {
        server.arrivals().bug("a TDS statement", error);
    }

    /** {@code @@ROWCOUNT}. */
    long rowCount() {
        return rowCount;
    }

    /** {@code @@ERROR}. */
    int error() {
        return error;
    }

    void ended(int number, long rows) {
        error = number;
        rowCount = rows;
    }

    /** After an error that ends the connection. */
    void breakOff() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    /** From any thread. */
    void cancel() {
        cancelled = true;
        engines().forEach(EngineSession::cancel);
        synchronized (pause) {
            pause.notifyAll();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The client was told that what it gave up has ended. */
    void attended() {
        cancelled = false;
    }

    /** WAITFOR: real time, for it is a test's way to have something that runs long. */
    void pause(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        synchronized (pause) {
            for (long left = millis; left > 0 && !cancelled; left = (deadline - System.nanoTime()) / 1_000_000)
                try {
                    pause.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
        }
    }

    PreparedStatement prepare(String where, String sql) throws SQLException {
        return engine(where).prepare(sql);
    }

    /** As if it had just logged in, for the next user of a pooled connection ([MS-TDS] 2.2.3.1.2). */
    void reset(boolean keepsTransaction) throws SQLException {
        if (!keepsTransaction) transactions.forget();
        options = new SessionOptions();
        for (EngineSession engine : engines()) {
            engine.dropTemporary();
            engine.settle(options);
        }
        handles.clear();
        database = home;
        ended(0, 0);
    }

    @Override
    public void close() {
        engines().forEach(EngineSession::close);
    }
}
