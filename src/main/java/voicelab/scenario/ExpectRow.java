package voicelab.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import voicelab.edge.SqlDesk;
import voicelab.engines.sql.LabDatabase;

/** {@code expect: row}. */
final class ExpectRow {
    static final Word WORD = Word.expecting(
                    "row",
                    "a database answers a query with this first row; it is asked again until it does",
                    ExpectRow::act)
            .choice("at", List.of("postgresql", "sql-server"), "whose database it is")
            .need("database", KeyType.TEXT, "the database; user and password are its name")
            .need("sql", KeyType.TEXT, "one SELECT")
            .need("values", KeyType.WORDS, "the first row's values, as texts")
            .within("5s");

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private ExpectRow() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        List<String> wanted = turn.words("values");
        String database = turn.text("database");
        String seen;
        do {
            try (SqlDesk desk = desk(turn)) {
                List<List<String>> rows = desk.rows(turn.text("sql"));
                if (!rows.isEmpty() && rows.get(0).equals(wanted)) return;
                seen = rows.isEmpty() ? "no row" : rows.get(0).toString();
            } catch (IOException e) {
                seen = e.getMessage();
            }
            turn.pause(ASK_AGAIN);
        } while (!turn.patience().over());
        throw new StepFailure("the row " + wanted + " in database " + database, seen);
    }

    private static SqlDesk desk(Turn turn) throws IOException, StepFailure {
        String name = turn.text("database");
        LabDatabase database = new LabDatabase(name, name, name);
        return turn.text("at").equals("sql-server")
                ? SqlDesk.sqlServer(turn.lab(), database)
                : SqlDesk.postgresql(turn.lab(), database);
    }
}
