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
                    "PostgreSQL answers a query with this first row; it is asked again until it does",
                    ExpectRow::act)
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
            try {
                List<List<String>> rows =
                        new SqlDesk(turn.lab(), new LabDatabase(database, database, database)).rows(turn.text("sql"));
                if (!rows.isEmpty() && rows.get(0).equals(wanted)) return;
                seen = rows.isEmpty() ? "no row" : rows.get(0).toString();
            } catch (IOException e) {
                seen = e.getMessage();
            }
            turn.pause(ASK_AGAIN);
        } while (!turn.patience().over());
        throw new StepFailure("the row " + wanted + " in database " + database, seen);
    }
}
