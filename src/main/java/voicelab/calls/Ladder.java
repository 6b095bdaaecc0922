package voicelab.calls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/**
 * A call as a text ladder: the systems as columns in the order in which they appear, a line for each crossing, time downwards
 * in milliseconds. No line is longer than {@value LadderPaper#WIDTH} columns.
 */
public final class Ladder {
    private static final int MAX_LINES = 300;

    private Ladder() {}

    /**
     * @param entries the journal, oldest first
     * @param callIds of the calls to show; empty for everything
     * @return lines that end in a line feed; empty when nothing crossed
     */
    public static String of(List<JournalEntry> entries, Collection<String> callIds) {
        Set<Long> belonging = belonging(entries, callIds);
        List<JournalEntry> shown = new ArrayList<>();
        Set<String> tapped = new HashSet<>();
        for (JournalEntry entry : entries) {
            boolean ours = callIds.isEmpty() || entry.kind() == Kind.FAULT || belonging.contains(entry.seq());
            if (!ours || !drawn(entry)) continue;
            if (entry.kind() != Kind.ARRIVED) tapped.add(crossing(entry));
            else if (tapped.contains(crossing(entry))) continue; // the caller's tap has it already
            shown.add(entry);
        }
        if (shown.isEmpty()) return "";
        int left = Math.max(0, shown.size() - MAX_LINES);
        String text = LadderPaper.draw(shown.subList(0, shown.size() - left));
        return left == 0 ? text : text + "... and " + left + " more\n";
    }

    private static Set<Long> belonging(List<JournalEntry> entries, Collection<String> callIds) {
        CallThreads threads = new CallThreads(entries);
        Set<String> roots = new HashSet<>();
        for (String id : callIds) roots.add(threads.root(id));
        Set<Long> found = new HashSet<>();
        for (BelongingEntry one : BelongingEntry.all(entries, threads))
            if (roots.contains(one.root())) found.add(one.entry().seq());
        return found;
    }

    private static String crossing(JournalEntry entry) {
        return entry.from() + ">" + entry.to() + " " + entry.summary();
    }

    private static boolean drawn(JournalEntry entry) {
        return switch (entry.kind()) {
            case SENT, BACK, ARRIVED, STREAM, FAULT, UNSUPPORTED, MALFORMED, EVENT, BUG -> true;
            case LIFE -> false;
        };
    }
}
