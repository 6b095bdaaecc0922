package voicelab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.journal.Journal;
import voicelab.journal.JournalEntry;

/** {@code expect: message}. */
final class ExpectCrossing {
    static final Word WORD = Word.expecting("message", "a message crosses an arrow", ExpectCrossing::act)
            .need("link", KeyType.LINK, "the arrow: a link's id, or a row's")
            .may("at", KeyType.INSTANCE, "only at this instance of the called system: mcp-2")
            .choice("way", Crossing.WAYS, "out, back, arrived (the callee's record), stream (RTP)")
            .may("with", KeyType.FIELDS, "fields it has; ~RE is a regular expression; also summary and body")
            .may("count", KeyType.COUNT, "1", "how many at least")
            .choice("since", List.of("do", "start"), "counted from the latest do, fault or mend, or from the start")
            .may("save", KeyType.SAVES, "variables that keep fields of the last one")
            .within();

    private ExpectCrossing() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        Crossing wanted = Crossing.of(turn);
        Journal journal = turn.lab().journal();
        long since = since(turn);
        int count = Math.max(1, turn.count("count"));
        JournalEntry found = null;
        long mark = since;
        for (int i = 0; i < count; i++) {
            Duration left = turn.patience().left();
            Optional<JournalEntry> next = journal.find(mark, wanted::fits, left);
            if (next.isEmpty())
                throw new StepFailure(
                        (count > 1 ? count + " times " : "") + wanted.wanted() + " " + turn.within(),
                        i > 0 ? "it crossed " + i + " times" : wanted.seen(journal.since(since)));
            found = next.get();
            mark = found.seq();
        }
        save(turn, found);
    }

    static long since(Turn turn) throws StepFailure {
        return turn.text("since").equals("do") ? turn.run().acted() : turn.run().began;
    }

    private static void save(Turn turn, JournalEntry found) throws StepFailure {
        for (Map.Entry<String, String> e : turn.fields("save").entrySet()) {
            String value = Crossing.value(found, e.getValue());
            if (value == null || value.isEmpty())
                throw new StepFailure(
                        "the field " + e.getValue() + " of " + found.summary(),
                        "fields " + String.join(", ", found.fields().keySet()));
            turn.save(e.getKey(), value);
        }
    }
}
