package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.SqlSession;

/** The engine's session in one database, with the statements that were prepared in it lately. */
final class EngineSession implements AutoCloseable {
    private static final int MAX_STATEMENTS = 200;

    private final SqlSession session;
    private final Duration lockTime;
    private final Shapes shapes;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    EngineSession(SqlSession session, Duration lockTime) {
        this.session = session;
        this.lockTime = lockTime;
        this.shapes = new Shapes(session);
    }

    SqlSession session() {
        return session;
    }

    Shapes shapes() {
        return shapes;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null && !known.isClosed()) return known;
        PreparedStatement fresh = session.prepare(sql);
        statements.put(sql, fresh);
        if (statements.size() > MAX_STATEMENTS) {
            String oldest = statements.keySet().iterator().next();
            statements.remove(oldest).close();
        }
        return fresh;
    }

    /** What a session's options mean for the engine. */
    void settle(SessionOptions options) throws SQLException {
        session.control("SET LOCK_TIMEOUT " + options.lockMillis(lockTime));
        session.control("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + options.isolation());
    }

    /** Temporary tables of the session, table variables among them. */
    void dropTemporary() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement asked = session.prepare(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'LOCAL TEMPORARY'");
                ResultSet row = asked.executeQuery()) {
            while (row.next()) names.add(row.getString(1));
        }
        for (String name : names) drop(name);
    }

    void drop(String temporary) throws SQLException {
        session.control("DROP TABLE IF EXISTS \"" + temporary.replace("\"", "\"\"") + "\"");
    }

    void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
