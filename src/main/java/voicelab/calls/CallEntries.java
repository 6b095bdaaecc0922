package voicelab.calls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** The entries of a journal that tell of some calls, each crossing once. */
final class CallEntries {
    private CallEntries() {}

    /**
     * @param entries the journal, oldest first
     * @param callIds of the calls wanted; empty for everything
     */
    static List<JournalEntry> of(List<JournalEntry> entries, Collection<String> callIds) {
        Set<Long> belonging = belonging(entries, callIds);
        List<JournalEntry> shown = new ArrayList<>();
        Set<String> tapped = new HashSet<>();
        for (JournalEntry entry : entries) {
            boolean ours = callIds.isEmpty() || entry.kind() == Kind.FAULT || belonging.contains(entry.seq());
            if (!ours || entry.kind() == Kind.LIFE) continue;
            if (entry.kind() != Kind.ARRIVED) tapped.add(crossing(entry));
            else if (tapped.contains(crossing(entry))) continue; // the caller's tap has it already
            shown.add(entry);
        }
        return shown;
    }

    /** As {@link #of} for one call: of the faults only those from its first entry to its last. */
    static List<JournalEntry> within(List<JournalEntry> entries, Collection<String> callIds) {
        List<JournalEntry> shown = of(entries, callIds);
        long first = Long.MAX_VALUE;
        long last = 0;
        for (JournalEntry entry : shown) {
            if (entry.kind() == Kind.FAULT) continue;
            first = Math.min(first, entry.seq());
            last = Math.max(last, entry.seq());
        }
        long from = first;
        long to = last;
        return shown.stream().filter(e -> e.seq() >= from && e.seq() <= to).toList();
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
}
