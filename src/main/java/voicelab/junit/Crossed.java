package voicelab.junit;

import java.util.List;
import voicelab.calls.Ladder;
import voicelab.journal.Journal;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** What crossed during a test: hung to its failure, where every runner prints it. */
final class Crossed extends Throwable {
    private static final long serialVersionUID = 1;
    private static final int LAST_LINES = 20;

    private Crossed(String message) {
        super(message, null, false, false);
    }

    /** @param since the journal's last number before the test */
    static Crossed during(Journal journal, long since) {
        List<JournalEntry> entries = journal.since(since);
        StringBuilder text = new StringBuilder();
        text.append(entries.size()).append(" journal entries during this test");
        if (!entries.isEmpty()) text.append(", the last of them:");
        List<JournalEntry> last = entries.subList(Math.max(0, entries.size() - LAST_LINES), entries.size());
        for (JournalEntry entry : last) text.append("\n  ").append(entry);
        String ladder = Ladder.of(entries, List.of());
        if (!ladder.isEmpty()) text.append("\n\n").append(ladder);
        return new Crossed(text.toString());
    }

    /** @throws AssertionError naming the errors of the lab's own */
    static void noBugs(Journal journal, long since) {
        List<String> bugs = journal.since(since).stream()
                .filter(entry -> entry.kind() == Kind.BUG)
                .map(JournalEntry::toString)
                .toList();
        if (bugs.isEmpty()) return;
        AssertionError error = new AssertionError("the lab met errors of its own: " + String.join("\n  ", bugs));
        error.addSuppressed(during(journal, since));
        throw error;
    }
}
