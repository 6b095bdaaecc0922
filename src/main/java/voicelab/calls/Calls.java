package voicelab.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.protocols.Parcel;

/** The calls of a stretch of the journal. */
public final class Calls {
    private Calls() {}

    /**
     * @param entries the journal, oldest first
     * @return oldest first; a call whose first INVITE is no longer in the journal is left out
     */
    public static List<CallSummary> of(List<JournalEntry> entries) {
        CallThreads threads = new CallThreads(entries);
        Map<String, CallStory> stories = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            String id = entry.field(Parcel.CALL_ID);
            if (CallThreads.opensLeg(entry) && !id.isEmpty())
                stories.computeIfAbsent(threads.root(id), root -> new CallStory(entry));
        }
        for (BelongingEntry one : BelongingEntry.all(entries, threads)) {
            CallStory story = stories.get(one.root());
            if (story != null) story.add(one.entry());
        }
        List<CallSummary> calls = new ArrayList<>();
        for (CallStory story : stories.values()) calls.add(story.summary());
        return calls;
    }

    /** The calls whose id, or one of whose legs' ids, begins with {@code text}; {@code last} is the newest. */
    public static List<CallSummary> find(List<JournalEntry> entries, String text) {
        List<CallSummary> all = of(entries);
        if (text.equals("last")) return all.subList(Math.max(0, all.size() - 1), all.size());
        return all.stream().filter(call -> named(call.legs(), text)).toList();
    }

    private static boolean named(Set<String> legs, String text) {
        return legs.stream().anyMatch(leg -> leg.startsWith(text));
    }
}
