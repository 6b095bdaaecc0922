package voicelab.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/**
 * A journal entry and the call that it belongs to.
 *
 * @param root the call's id in its {@link CallThreads}
 */
record BelongingEntry(JournalEntry entry, String root) {

    /** The entries that belong to some call, in their order. */
    static List<BelongingEntry> all(List<JournalEntry> entries, CallThreads threads) {
        List<BelongingEntry> found = new ArrayList<>();
        Map<String, String> asked = new HashMap<>();
        for (JournalEntry entry : entries) {
            Optional<String> root = threads.rootOf(entry);
            if (entry.kind() == Kind.SENT) {
                if (root.isPresent()) asked.put(connection(entry, false), root.get());
                else asked.remove(connection(entry, false));
            } else if (root.isEmpty()
                    && entry.kind() == Kind.BACK
                    && !entry.protocol().equals("SIP")) {
                // an HTTP reply carries no id: it belongs to what was asked on its connection
                root = Optional.ofNullable(asked.get(connection(entry, true)));
            }
            root.ifPresent(id -> found.add(new BelongingEntry(entry, id)));
        }
        return found;
    }

    /** The connection as its caller sees it. */
    private static String connection(JournalEntry entry, boolean back) {
        Object own = back ? entry.destination() : entry.source();
        Object other = back ? entry.source() : entry.destination();
        return entry.link() + " " + own + " " + other;
    }
}
