package voicelab.engines.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.h2.Driver;

/**
 * One embedded H2 database with one session, closed with it. Calls are serialised; every statement is bounded in time and
 * rows. Values are bound, never pasted into the text.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final int STATEMENT_SECONDS = 10;
    private static final int CACHE_KIBIBYTES = 8 * 1024;

    private final Connection session;
    private final boolean file;

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work that is kept as a whole or not at all. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    private EmbeddedDatabase(Connection session, boolean file) {
        this.session = session;
        this.file = file;
    }

    /** An unnamed database in memory, gone with this object. */
    public static EmbeddedDatabase inMemory() throws SQLException {
        return open("jdbc:h2:mem:", "", false);
    }

    /** A database in a file ({@code <path>.mv.db}), made when it is missing, locked while open. */
    public static EmbeddedDatabase inFile(Path path) throws SQLException {
        Path whole = path.toAbsolutePath();
        // the text after the first semicolon would be taken for settings, which can run code
        if (whole.toString().indexOf(';') >= 0) throw new SQLException("a database path has no semicolon: " + whole);
        try {
            if (whole.getParent() != null) Files.createDirectories(whole.getParent());
        } catch (IOException e) {
            throw new SQLException("no directory for the database " + whole, e);
        }
        return open("jdbc:h2:file:" + whole, ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=" + CACHE_KIBIBYTES, true);
    }

    private static EmbeddedDatabase open(String where, String settings, boolean file) throws SQLException {
        ForeignCode.shutOut();
        // the driver itself: DriverManager would load and ask every driver in the jar
        Connection session = new Driver().connect(where + settings, new Properties());
        if (session == null) throw new SQLException("H2 does not know " + where);
        return new EmbeddedDatabase(session, file);
    }

    /** Runs one statement; returns the number of rows that it changed. */
    public synchronized int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Reads at most {@code limit} rows. */
    public synchronized <T> List<T> query(String sql, int limit, RowReader<T> reader, Object... values)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.setMaxRows(limit);
            try (ResultSet result = statement.executeQuery()) {
                while (rows.size() < limit && result.next()) rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /**
     * Runs work in one transaction; see {@link #flush} for when it is in the file.
     */
    public synchronized <T> T transaction(Work<T> work) throws SQLException {
        session.setAutoCommit(false);
        try {
            T result = work.run();
            session.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        } finally {
            if (!session.isClosed()) session.setAutoCommit(true);
        }
    }

    /** Writes what was committed; H2 by itself does so within half a second. */
    public synchronized void flush() throws SQLException {
        if (file) update("CHECKPOINT");
    }

    private void rollback(Exception because) {
        try {
            if (!session.isClosed()) session.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = session.prepareStatement(sql);
        try {
            statement.setQueryTimeout(STATEMENT_SECONDS);
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        session.close();
    }
}
