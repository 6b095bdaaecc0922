package voicelab.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** Which messages a fault bent: its note in the journal names the message that crossed just before. */
final class Bent {
    private static final Pattern LOSES = Pattern.compile("^\\S+=(?:drop|loss|cut|refuse|reset)\\b.*");
    private static final Pattern BACK = Pattern.compile("^\\S+\\.back=.*");
    private static final int LOOK_BACK = 2_000;
    private static final String BENDS = " bends ";

    private final Map<Long, String> faults = new HashMap<>();
    private final Map<Long, Long> messages = new HashMap<>();

    /** @param shown oldest first */
    Bent(List<JournalEntry> shown) {
        for (int i = 0; i < shown.size(); i++) {
            JournalEntry fault = shown.get(i);
            int at = fault.note().indexOf(BENDS);
            if (fault.kind() != Kind.FAULT || at < 0) continue;
            String what = fault.note().substring(at + BENDS.length());
            for (int k = i - 1; k >= Math.max(0, i - LOOK_BACK); k--) {
                JournalEntry entry = shown.get(k);
                boolean crossing = entry.kind() == Kind.SENT || entry.kind() == Kind.BACK;
                if (!crossing
                        || !entry.link().equals(fault.link())
                        || !entry.summary().equals(what)) continue;
                faults.putIfAbsent(entry.seq(), fault.note().substring(0, at));
                messages.put(fault.seq(), entry.seq());
                break;
            }
        }
    }

    /** The number of the message that a fault's entry tells of; empty when it names none that is here. */
    Optional<Long> bentBy(JournalEntry fault) {
        return Optional.ofNullable(messages.get(fault.seq()));
    }

    /** The fault as it was set ({@code x-2=drop:every=3}), or empty. */
    String fault(JournalEntry entry) {
        return faults.getOrDefault(entry.seq(), "");
    }

    /** Whether a fault's own entry tells of something that it took away. */
    static boolean loses(JournalEntry fault) {
        return fault.kind() == Kind.FAULT
                && LOSES.matcher(fault.note().split(BENDS, 2)[0]).matches();
    }

    /** Whether a fault's own entry tells of what came back. */
    static boolean onTheWayBack(JournalEntry fault) {
        return fault.kind() == Kind.FAULT && BACK.matcher(fault.note()).matches();
    }

    /** Whether it never reached the wire: on the way back a fault acts after it. */
    boolean lost(JournalEntry entry) {
        return entry.kind() == Kind.SENT && LOSES.matcher(fault(entry)).matches();
    }
}
