package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;

/** Statements of the engine that come to one of PostgreSQL's. The engine commits each by itself: it has no transactional definitions. */
final class ScriptPlan implements Plan {
    private final String tag;
    private final List<String> statements;
    private final boolean nameless;

    /** @param nameless whether it may make a constraint without a name */
    ScriptPlan(String tag, List<String> statements, boolean nameless) {
        this.tag = tag;
        this.statements = statements;
        this.nameless = nameless;
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Outcome run(PgSession session, Object[] values) throws PgFault, SQLException {
        for (String statement : statements) session.engine().control(statement);
        if (nameless) GivenNames.give(session);
        session.engine().shapeChanged();
        return Outcome.done(tag);
    }
}
