package voicelab.engines.sql;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * One client's session. Never commits by itself: whoever uses it ends each unit of work. One thread at a time, except
 * {@link #cancel}.
 */
public final class SqlSession implements AutoCloseable {
    private static final String CANCELED = "57014";

    private final SqlDatabase database;
    private final Connection connection;
    private final SessionLocal engine;
    private final Object stopping = new Object();
    private volatile Statement running;
    private volatile boolean attending;
    private volatile boolean stopped;
    private long statementNanos;
    private long startedAt;
    private boolean changed;

    SqlSession(SqlDatabase database, Connection connection, SqlBounds bounds) throws SQLException {
        this.database = database;
        this.connection = connection;
        this.engine = (SessionLocal) ((JdbcConnection) connection).getSession();
        connection.setAutoCommit(false);
        statementTime((int) bounds.statementTime().toMillis());
    }

    /** @param millis after which a statement is stopped; 0 for never */
    public void statementTime(int millis) throws SQLException {
        control("SET QUERY_TIMEOUT " + millis);
        statementNanos = millis * 1_000_000L;
    }

    /** Whether the client waits for an answer: only then there is something that {@link #cancel} may stop. */
    public void attend(boolean busy) {
        if (busy == attending) return;
        attending = busy;
        stopped = false;
    }

    private void started(Statement statement) throws SQLException {
        startedAt = System.nanoTime();
        running = statement;
        if (stopped) throw canceled();
    }

    private SQLException canceled() {
        running = null;
        stopped = false;
        return new SQLException("canceling statement due to user request", CANCELED);
    }

    /**
     * Waits within a statement; to be called by a function of ours on the statement's thread.
     *
     * @param nanos at most so long
     * @throws SQLException 57014 when the statement is stopped or its time is over
     */
    public void pause(long nanos) throws SQLException {
        long until = System.nanoTime() + nanos;
        long last = statementNanos == 0 ? Long.MAX_VALUE : startedAt + statementNanos;
        synchronized (stopping) {
            for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
                if (stopped) throw canceled();
                if (now >= last) throw new SQLException("canceling statement due to statement timeout", CANCELED);
                try {
                    TimeUnit.NANOSECONDS.timedWait(stopping, Math.max(1, Math.min(until, last) - now));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw canceled();
                }
            }
        }
        if (stopped) throw canceled();
    }

    public SqlDatabase database() {
        return database;
    }

    /** What a reader of the engine's own description makes of it. */
    public <T> T describe(Description<T> reader) throws SQLException {
        return reader.read(connection);
    }

    /** Reads through a session of the engine's. */
    @FunctionalInterface
    public interface Description<T> {
        T read(Connection session) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Runs a statement that was prepared here; true when it has rows. */
    public boolean run(PreparedStatement statement) throws SQLException {
        started(statement);
        try {
            return statement.execute();
        } finally {
            running = null;
        }
    }

    /** Runs what was batched. */
    public void runBatch(PreparedStatement statement) throws SQLException {
        started(statement);
        try {
            statement.executeBatch();
        } catch (BatchUpdateException e) {
            // the first row's fault is the one to tell
            throw e.getNextException() == null ? e : e.getNextException();
        } finally {
            running = null;
        }
    }

    /** Runs a statement of the server's own making. */
    public void control(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.execute(sql);
        } finally {
            running = null;
        }
    }

    /** A statement changed a shape, which the engine has committed by itself. */
    public void shapeChanged() {
        changed = true;
    }

    /** Returns when what was done is kept, in a file when the database has one. */
    public void commit() throws SQLException {
        boolean wrote = changed || engine.hasPendingTransaction();
        connection.commit();
        changed = false;
        if (wrote) database.flush();
    }

    public void rollback() throws SQLException {
        connection.rollback();
        if (changed) database.flush();
        changed = false;
    }

    /** Stops what runs now, if anything; from any thread. */
    public void cancel() {
        if (attending)
            synchronized (stopping) {
                stopped = true;
                stopping.notifyAll();
            }
        Statement statement = running;
        if (statement == null) return;
        try {
            statement.cancel();
        } catch (SQLException e) {
            // it has ended meanwhile
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // the database was closed before its sessions
        }
    }
}
