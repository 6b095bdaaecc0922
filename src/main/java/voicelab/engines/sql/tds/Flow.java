package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** IF, WHILE, BREAK, CONTINUE and blocks. */
final class Flow {
    private final Run run;
    private boolean breaks;
    private boolean continues;

    Flow(Run run) {
        this.run = run;
    }

    void all(List<Statement> statements) {
        for (Statement statement : statements) {
            if (run.isStopped() || breaks || continues) return;
            one(statement);
        }
    }

    private void one(Statement statement) {
        if (statement instanceof Statement.Block block) all(block.all());
        else if (statement instanceof Statement.If branch) {
            Boolean holds = holds(branch.condition(), branch.line());
            if (Boolean.TRUE.equals(holds)) one(branch.then());
            else if (holds != null && branch.otherwise() != null) one(branch.otherwise());
        } else if (statement instanceof Statement.While loop) loop(loop);
        else if (statement instanceof Statement.Simple simple) simple(simple);
    }

    private void simple(Statement.Simple simple) {
        switch (simple.verb()) {
            case "break" -> breaks = true;
            case "continue" -> continues = true;
            default -> run.one(simple);
        }
    }

    private void loop(Statement.While loop) {
        while (!run.isStopped() && Boolean.TRUE.equals(holds(loop.condition(), loop.line()))) {
            one(loop.body());
            continues = false;
            if (breaks) break;
        }
        breaks = false;
    }

    /** Null when it could not be found out, which stands in the answer then. */
    private Boolean holds(Tokens condition, int line) {
        Tokens question = condition.copy();
        question.add(0, Token.raw("SELECT CASE WHEN"));
        question.append(Token.raw("THEN 1 ELSE 0 END"));
        try {
            PreparedStatement asked = Bound.prepare(run, run.rewrite(question));
            run.session().engine().session().run(asked);
            try (ResultSet row = asked.getResultSet()) {
                return row.next() && row.getInt(1) == 1;
            }
        } catch (TdsFault e) {
            run.fail(e, line, Done.NOTHING);
        } catch (SQLException e) {
            if (run.session().isCancelled()) run.stop();
            else run.fail(Faults.of(e), line, Done.NOTHING);
        }
        return null;
    }
}
