package voicelab.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.protocols.Parcel;

/** Gathers one call's summary entry by entry. */
final class CallStory {
    private final JournalEntry first;
    private final String id;
    private final Set<String> legs = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private Instant last;
    private int status;
    private boolean over;
    private int entries;

    CallStory(JournalEntry invite) {
        first = invite;
        id = invite.field(Parcel.CALL_ID);
        last = invite.at();
    }

    void add(JournalEntry entry) {
        entries++;
        if (entry.at().isAfter(last)) last = entry.at();
        if (!entry.link().isEmpty()) links.add(entry.link());
        if (!entry.protocol().equals("SIP")) return;
        legs.add(entry.field(Parcel.CALL_ID));
        if (!entry.field(Parcel.CALL_ID).equals(id) || entry.field("status").isEmpty()) return;
        int code = Integer.parseInt(entry.field("status"));
        if (entry.field("method").equals("INVITE") && code >= 200 && status == 0) status = code;
        if ((entry.field("method").equals("BYE") && code >= 200) || status >= 300) over = true;
    }

    CallSummary summary() {
        return new CallSummary(
                id,
                first.at(),
                Duration.between(first.at(), last),
                first.from(),
                CallThreads.number(first.field("to")),
                status,
                over,
                legs,
                links,
                entries);
    }
}
