package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.sql.SqlBounds;
import voicelab.engines.sql.SqlDatabases;
import voicelab.engines.sql.SqlSession;
import voicelab.engines.sql.pg.catalogue.Asker;
import voicelab.engines.sql.pg.catalogue.CatalogueFunctions;
import voicelab.engines.sql.text.LexicalFault;
import voicelab.engines.sql.text.Tokens;

/** One client's session: its transaction, its settings, and the statements that it had understood before. */
final class PgSession implements AutoCloseable {
    private static final int KNOWN_STATEMENTS = 256;

    /** Where a client's session stands, as ReadyForQuery tells it. */
    enum Status {
        IDLE('I'),
        IN_TRANSACTION('T'),
        FAILED('E');

        final char wire;

        Status(char wire) {
            this.wire = wire;
        }
    }

    private record Known(String sql, List<Integer> declared) {}

    private record Planned(Plan plan, long shapes) {}

    private final SqlSession engine;
    private final SessionFacts facts;
    private final SqlBounds bounds;
    private final GivenSettings given;
    private final Map<Known, Planned> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Planned> eldest) {
            return size() > KNOWN_STATEMENTS;
        }
    };
    private final Hints hints = new Hints();
    private final PreparedStatements prepared = new PreparedStatements();
    private Status status = Status.IDLE;
    private boolean readOnly;
    private boolean isolationChanged;

    PgSession(SqlSession engine, SqlDatabases server, String user, int process, GivenSettings settings) {
        this.engine = engine;
        this.facts = new SessionFacts(this, server, user, process);
        this.bounds = server.bounds();
        this.given = settings;
    }

    SqlSession engine() {
        return engine;
    }

    SqlBounds bounds() {
        return bounds;
    }

    String user() {
        return facts.user();
    }

    String databaseName() {
        return facts.databaseName();
    }

    PreparedStatements prepared() {
        return prepared;
    }

    Hints hints() {
        return hints;
    }

    GivenSettings given() {
        return given;
    }

    ValueWriter writer() {
        return new ValueWriter(given.zone());
    }

    ValueReader reader() {
        return new ValueReader(given.zone());
    }

    Status status() {
        return status;
    }

    boolean inTransaction() {
        return status != Status.IDLE;
    }

    /** The plan of a text of one statement; empty for an empty text. */
    Optional<Plan> plan(String sql, List<Integer> declared) throws PgFault, SQLException {
        Known key = new Known(sql, declared);
        Planned planned = known.get(key);
        if (planned != null && planned.shapes == engine.database().shapeVersion()) return Optional.of(planned.plan);
        List<Tokens> statements = statements(sql);
        if (statements.isEmpty()) return Optional.empty();
        if (statements.size() > 1)
            throw new PgFault(States.SYNTAX, "cannot insert multiple commands into a prepared statement");
        return Optional.of(remember(key, statements.get(0)));
    }

    /** The plan of one of a text's statements. */
    Plan plan(Tokens statement, String text) throws PgFault, SQLException {
        Known key = new Known(text, List.of());
        Planned planned = known.get(key);
        if (planned != null && planned.shapes == engine.database().shapeVersion()) return planned.plan;
        return remember(key, statement);
    }

    private Plan remember(Known key, Tokens statement) throws PgFault, SQLException {
        if (status == Status.FAILED && !isEnding(statement)) throw inFailedTransaction();
        hints.forget();
        Asker.CURRENT.set(facts);
        Plan plan;
        try {
            plan = Router.plan(statement, key.declared, this);
        } finally {
            Asker.CURRENT.remove();
        }
        if (plan.isKept()) known.put(key, new Planned(plan, engine.database().shapeVersion()));
        return plan;
    }

    private static boolean isEnding(Tokens statement) {
        return switch (statement.name(0)) {
            case "commit", "end", "rollback", "abort" -> true;
            default -> false;
        };
    }

    private static PgFault inFailedTransaction() {
        return new PgFault(
                States.IN_FAILED_TRANSACTION,
                "current transaction is aborted, commands ignored until end of transaction block");
    }

    static List<Tokens> statements(String sql) throws PgFault {
        try {
            return Tokens.statements(sql);
        } catch (LexicalFault e) {
            throw new PgFault(States.SYNTAX, e.getMessage(), e.at() + 1);
        }
    }

    /** Runs a plan where the transaction allows it. */
    Outcome run(Plan plan, Object[] values) throws PgFault, SQLException {
        if (status == Status.FAILED && !plan.endsTransaction()) throw inFailedTransaction();
        if (plan.writes() && (readOnly || (given.isOn("default_transaction_read_only") && !inTransaction())))
            throw new PgFault("25006", "cannot execute a statement that writes in a read-only transaction");
        Asker.CURRENT.set(facts);
        try {
            return plan.run(this, values);
        } finally {
            Asker.CURRENT.remove();
        }
    }

    void begin(TransactionModes modes) throws PgFault, SQLException {
        if (status == Status.IN_TRANSACTION) {
            given.warn("25001", "there is already a transaction in progress");
            return;
        }
        status = Status.IN_TRANSACTION;
        readOnly = given.isOn("default_transaction_read_only");
        modes(modes);
    }

    /** SET TRANSACTION, and what BEGIN said. */
    void modes(TransactionModes modes) throws SQLException {
        if (modes.readOnly() != null) readOnly = modes.readOnly();
        String isolation = modes.isolation() != null ? modes.isolation() : given.isolation();
        if (isolation == null) return;
        isolate(isolation);
        isolationChanged = true;
    }

    private void isolate(String level) throws SQLException {
        engine.control("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + level);
    }

    /** Ends the transaction; false when it had failed and was rolled back. */
    boolean commit() throws PgFault, SQLException {
        boolean failed = status == Status.FAILED;
        if (status == Status.IDLE) given.warn(States.NO_ACTIVE_TRANSACTION, "there is no transaction in progress");
        status = Status.IDLE;
        if (failed) engine.rollback();
        else engine.commit();
        ended(!failed);
        return !failed;
    }

    void rollback() throws PgFault, SQLException {
        if (status == Status.IDLE) given.warn(States.NO_ACTIVE_TRANSACTION, "there is no transaction in progress");
        status = Status.IDLE;
        engine.rollback();
        ended(false);
    }

    private void ended(boolean committed) throws SQLException {
        readOnly = false;
        engine.database().locks().transactionEnded(this);
        given.transactionEnded(committed);
        if (isolationChanged) isolate("READ COMMITTED");
        isolationChanged = false;
    }

    void savepoint(String verb, String name) throws PgFault, SQLException {
        if (status == Status.IDLE)
            throw new PgFault(States.NO_ACTIVE_TRANSACTION, verb + " can only be used in transaction blocks");
        engine.control(verb + " " + quoted(name));
    }

    void rollbackTo(String name) throws PgFault, SQLException {
        if (status == Status.IDLE)
            throw new PgFault(
                    States.NO_ACTIVE_TRANSACTION, "ROLLBACK TO SAVEPOINT can only be used in transaction blocks");
        engine.control("ROLLBACK TO SAVEPOINT " + quoted(name));
        status = Status.IN_TRANSACTION;
    }

    /** Called when a statement uses the catalogue, which is made then. */
    void furnishCatalogue() throws SQLException {
        engine.database().furnishOnce(admin -> CatalogueFunctions.furnish(admin, Forbidden.OWN_SCHEMA));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A statement failed: an explicit transaction waits for its end, what was outside of one is undone. */
    void failed() {
        if (status == Status.IN_TRANSACTION) status = Status.FAILED;
        if (status != Status.IDLE) return;
        try {
            engine.rollback();
            ended(false);
        } catch (SQLException e) {
            // the next statement meets the same fault and says so
        }
    }

    /** The end of a query text or a Sync: what was done outside of an explicit transaction is kept. */
    void settle() throws SQLException {
        if (status != Status.IDLE) return;
        engine.commit();
        ended(true);
    }

    @Override
    public void close() {
        engine.close();
        engine.database().locks().transactionEnded(this);
        engine.database().locks().releaseAll(this);
    }
}
