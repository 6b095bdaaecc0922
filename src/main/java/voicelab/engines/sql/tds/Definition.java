package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Tokens;

/** CREATE, ALTER, DROP and TRUNCATE. The engine commits what stands before one of them. */
final class Definition implements Commands.Operation {

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        TdsSession session = run.session();
        List<Tokens> steps = steps(statement.tokens());
        if (session.options().formatOnly()) return;
        session.transactions().beginIfImplicit(run.answer());
        for (Tokens step : steps) {
            Rewritten rewritten = run.rewrite(step);
            EngineSession engine = session.engine(rewritten.database());
            PreparedStatement prepared = Bound.prepare(run, rewritten);
            engine.session().run(prepared);
            engine.session().shapeChanged();
            engine.shapes().stale();
        }
        session.transactions().statementDone();
        run.done(Commands.of(statement));
    }

    private static List<Tokens> steps(Tokens tokens) throws TdsFault {
        int object = tokens.is(1, "or") && tokens.is(2, "alter") ? 3 : 1;
        String kind = tokens.name(object).toLowerCase(Locale.ROOT);
        return switch (tokens.name(0)) {
            case "create" ->
                switch (kind) {
                    case "table" -> List.of(Definitions.table(tokens));
                    case "unique", "clustered", "nonclustered", "index" -> List.of(Definitions.index(tokens));
                    case "view" -> List.of(Definitions.view(tokens, object));
                    case "schema" -> List.of(Definitions.schema(tokens));
                    case "sequence" -> List.of(tokens);
                    default -> throw notImplemented("CREATE", kind);
                };
            case "alter" -> {
                if (kind.equals("view")) yield List.of(Definitions.view(tokens, object));
                if (!kind.equals("table")) throw notImplemented("ALTER", kind);
                yield Alterations.of(tokens);
            }
            case "drop" ->
                switch (kind) {
                    case "table", "view", "schema", "sequence" -> List.of(tokens);
                    case "index" -> List.of(Definitions.dropIndex(tokens));
                    default -> throw notImplemented("DROP", kind);
                };
            default -> {
                if (!kind.equals("table")) throw TdsFault.near(tokens.get(1).text());
                yield List.of(tokens);
            }
        };
    }

    private static TdsFault notImplemented(String verb, String kind) {
        return TdsFault.notImplemented(verb + " " + kind.toUpperCase(Locale.ROOT));
    }
}
