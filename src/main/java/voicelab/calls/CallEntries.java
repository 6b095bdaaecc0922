package voicelab.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** The entries of a journal that tell of some calls, each crossing once. */
final class CallEntries {
    /** A fault is noted behind what it bent. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

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

    /**
     * As {@link #of} for one call: of the faults only those from its first entry until shortly after its last, and none that bent
     * another call's message.
     */
    static List<JournalEntry> within(List<JournalEntry> entries, Collection<String> callIds) {
        List<JournalEntry> shown = of(entries, callIds);
        List<JournalEntry> own =
                shown.stream().filter(e -> e.kind() != Kind.FAULT).toList();
        if (own.isEmpty()) return own;
        long first = own.get(0).seq();
        JournalEntry last = own.get(own.size() - 1);
        Set<Long> ours = new HashSet<>();
        own.forEach(entry -> ours.add(entry.seq()));
        Bent all = new Bent(entries);
        return shown.stream()
                .filter(e -> ours.contains(e.seq())
                        || (e.seq() > first
                                && (e.seq() < last.seq()
                                        || e.at().isBefore(last.at().plus(AFTERWARDS)))
                                && all.bentBy(e).map(ours::contains).orElse(true)))
                .toList();
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
