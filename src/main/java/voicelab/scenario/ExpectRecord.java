package voicelab.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import voicelab.edge.RecordDesk;
import voicelab.journal.JournalEntry;
import voicelab.protocols.records.CallRecord;

/** {@code expect: record}. */
final class ExpectRecord {
    static final Word WORD = Word.expecting(
                    "record", "the Reporting Server holds exactly so many call records", ExpectRecord::act)
            .choice("component", List.of("any", "rm", "mcp"), "who wrote it")
            .need("session", KeyType.TEXT, "the GVP session's id")
            .may("count", KeyType.COUNT, "1", "how many; more are a failure")
            .may("with", KeyType.FIELDS, "fields it has")
            .within();

    /** Storing announces itself only by what arrives before it: asked again at least so often. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private ExpectRecord() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        String component = turn.text("component");
        String session = turn.text("session");
        int count = turn.count("count");
        Map<String, String> with = turn.fields("with");
        String problem = "";
        List<CallRecord> found = List.of();
        while (true) {
            long mark = turn.lab().journal().last();
            try {
                found = new RecordDesk(turn.lab())
                        .records(component.equals("any") ? "" : component, session).stream()
                                .filter(r -> r.fields().entrySet().containsAll(with.entrySet()))
                                .toList();
                problem = "";
            } catch (IOException e) {
                problem = e.getMessage();
            }
            if (problem.isEmpty() && found.size() == count) return;
            if (found.size() > count || turn.patience().over()) break;
            Duration left = turn.patience().left();
            Duration wait = left.compareTo(ASK_AGAIN) < 0 ? left : ASK_AGAIN;
            turn.lab().journal().find(mark, ExpectRecord::brings, wait);
        }
        throw new StepFailure(
                count + " record(s) of " + component + " for session " + session
                        + (with.isEmpty() ? "" : " with " + with) + " " + turn.within(),
                problem.isEmpty()
                        ? found.size() + ": "
                                + found.stream().map(CallRecord::id).toList()
                        : problem);
    }

    /** The broker took a record: its answer to the poster. */
    private static boolean brings(JournalEntry entry) {
        return entry.link().equals("gvp-3") || entry.link().equals("gvp-8");
    }
}
