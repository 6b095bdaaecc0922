package voicelab.engines.sql.tds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import voicelab.protocols.tds.TokenWriter;

/**
 * A session's transaction and how deep it is nested. The engine is in a transaction always; without one of the client's
 * each statement is committed when it has ended, before the client is told.
 */
final class Transactions {
    private static final byte[] NONE = new byte[0];

    private final TdsSession session;
    private final Set<String> savepoints = new LinkedHashSet<>();
    private int depth;
    private long descriptor;
    private String name = "";

    Transactions(TdsSession session) {
        this.session = session;
    }

    /** {@code @@TRANCOUNT}. */
    int depth() {
        return depth;
    }

    void begin(String given, Answer answer) {
        if (depth++ > 0) return;
        name = given;
        descriptor = descriptor + 1 | (long) session.spid() << 32;
        answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_BEGIN, bytes(), NONE));
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(descriptor)
                .array();
    }

    /** SET IMPLICIT_TRANSACTIONS ON: whatever touches data begins one. */
    void beginIfImplicit(Answer answer) {
        if (depth == 0 && session.options().implicitTransactions()) begin("", answer);
    }

    void commit(Answer answer) throws TdsFault, SQLException {
        if (depth == 0)
            throw TdsFault.of(3902, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        if (--depth > 0) return;
        commitEngines();
        ended();
        answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_COMMIT, NONE, bytes()));
    }

    /** @param given a savepoint or the transaction's name; empty for the transaction */
    void rollback(String given, Answer answer) throws TdsFault, SQLException {
        if (depth == 0)
            throw TdsFault.of(3903, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        String savepoint = given.toLowerCase(Locale.ROOT);
        if (savepoints.contains(savepoint)) {
            for (EngineSession engine : session.engines()) toSavepoint(engine, savepoint);
            return;
        }
        if (!given.isEmpty() && !given.equalsIgnoreCase(name))
            throw TdsFault.of(
                    6401, "Cannot roll back " + given + ". No transaction or savepoint of that name was found.");
        rollback(answer);
    }

    /** All of it, whatever its depth. */
    void rollback(Answer answer) throws SQLException {
        rollbackEngines();
        if (depth == 0) return;
        depth = 0;
        ended();
        answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_ROLLBACK, NONE, bytes()));
    }

    private static void toSavepoint(EngineSession engine, String savepoint) throws SQLException {
        engine.session().control("ROLLBACK TO SAVEPOINT " + quoted(savepoint));
    }

    void save(String given) throws TdsFault, SQLException {
        if (depth == 0) throw TdsFault.of(628, "Cannot issue SAVE TRANSACTION when there is no active transaction.");
        String savepoint = given.toLowerCase(Locale.ROOT);
        if (savepoints.size() >= session.bounds().statements() && !savepoints.contains(savepoint))
            throw TdsFault.of(50_000, "More savepoints than " + session.bounds().statements() + " in one transaction.");
        for (EngineSession engine : session.engines()) engine.session().control("SAVEPOINT " + quoted(savepoint));
        savepoints.add(savepoint);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A statement has ended well: what it did is kept now, when no transaction is open. */
    void statementDone() throws SQLException {
        if (depth == 0) commitEngines();
    }

    /** A statement has failed: the engine has undone what it did. */
    void statementFailed() throws SQLException {
        if (depth == 0) rollbackEngines();
    }

    private void commitEngines() throws SQLException {
        for (EngineSession engine : session.engines()) engine.session().commit();
    }

    private void rollbackEngines() throws SQLException {
        for (EngineSession engine : session.engines()) engine.session().rollback();
    }

    private void ended() {
        savepoints.clear();
        name = "";
    }

    /** Without a word to the client, which asked for a new session. */
    void forget() throws SQLException {
        rollbackEngines();
        depth = 0;
        ended();
    }
}
