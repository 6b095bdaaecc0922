package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** Which statement goes where, by its first word. What is not in this list is refused: it reads as the feature list. */
final class Router {
    private Router() {}

    /** @param declared the parameters' oids as far as the client told them */
    static Plan plan(Tokens statement, List<Integer> declared, PgSession session) throws PgFault, SQLException {
        Forbidden.check(statement);
        return switch (statement.name(0)) {
            case "select", "values", "table", "with", "insert", "update", "delete", "merge" ->
                Queries.plan(statement, declared, session);
            case "create", "alter", "drop", "truncate", "comment" -> Definitions.plan(statement, session);
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" ->
                TransactionControl.plan(statement);
            case "set" -> SetSetting.plan(statement);
            case "show" -> ShowSetting.plan(statement);
            case "reset" -> ResetSetting.plan(statement);
            case "discard" -> Discard.plan(statement);
            case "deallocate" -> Deallocate.plan(statement);
            case "prepare" -> Prepare.plan(statement);
            case "execute" -> ExecutePrepared.plan(statement, session);
            case "lock" -> LockTable.plan(statement, session);
            case "copy" -> Copies.plan(statement, session);
            case "explain" -> Explain.plan(statement, declared, session);
            // the engine keeps its own house
            case "vacuum", "analyze", "analyse", "reindex", "cluster", "checkpoint" -> NoOperation.plan(statement);
            case "" ->
                statement.is(0, "(") ? Queries.plan(statement, declared, session) : Refusals.syntax(statement, 0);
            default -> Refusals.plan(statement);
        };
    }
}
