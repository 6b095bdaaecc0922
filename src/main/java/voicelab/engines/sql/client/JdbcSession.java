package voicelab.engines.sql.client;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/** One session of one user at one database. Not thread-safe. */
final class JdbcSession {
    private static final int MAX_ROWS = 200_000;
    private static final int MAX_CELL_CHARS = 8 << 20;

    private final Connection connection;
    private boolean committing;

    JdbcSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** Runs all statements in one transaction. */
    SqlReply run(SqlRequest request, Duration patience) throws SQLException {
        committing = false;
        // both drivers set the socket themselves, in this thread
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, patience.toMillis()));
        List<SqlResult> results = new ArrayList<>();
        for (SqlStatement statement : request.statements()) {
            SqlResult result = run(statement);
            if (statement.changes() >= 0 && result.changed() != statement.changes()) {
                connection.rollback();
                return SqlReply.refused(
                        SqlReply.NOT_AS_EXPECTED,
                        result.changed() + " rows would change, not " + statement.changes() + ": " + statement.text());
            }
            results.add(result);
        }
        committing = true;
        connection.commit();
        return SqlReply.kept(results);
    }

    /** Whether a failure came after the database was asked to keep the transaction: then nobody knows whether it did. */
    boolean inDoubt() {
        return committing;
    }

    private SqlResult run(SqlStatement statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
            List<Object> values = statement.values();
            for (int i = 0; i < values.size(); i++) prepared.setObject(i + 1, values.get(i));
            if (!prepared.execute()) return new SqlResult(List.of(), Math.max(0, prepared.getUpdateCount()));
            try (ResultSet rows = prepared.getResultSet()) {
                return new SqlResult(rows(rows), 0);
            }
        }
    }

    private static List<List<String>> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            if (rows.size() == MAX_ROWS) throw new SQLException("more than " + MAX_ROWS + " rows", "54000");
            List<String> row = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                String cell = result.getString(i);
                if (cell != null && cell.length() > MAX_CELL_CHARS)
                    throw new SQLException("a value of more than " + MAX_CELL_CHARS + " characters", "54000");
                row.add(cell);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Takes back what a refused transaction began; false when the session is of no more use. */
    boolean recover() {
        try {
            connection.rollback();
            return !connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is gone already
        }
    }
}
