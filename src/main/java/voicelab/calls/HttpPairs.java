package voicelab.calls;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/**
 * Brings together what the journal says apart: an HTTP client's pool picks the port after the tap, so a request is written
 * with port 0; the callee's record has the port and the headers that the client added. Replies are matched in their order.
 */
final class HttpPairs {
    /** Later arrivals than this many entries are some other request's. */
    private static final int LOOK_AHEAD = 2_000;

    private final Map<Long, JournalEntry> arrivals = new HashMap<>();
    private final Map<Long, JournalEntry> asked = new HashMap<>();

    /** @param all the journal, oldest first */
    HttpPairs(List<JournalEntry> all) {
        Map<String, Deque<JournalEntry>> open = new HashMap<>();
        List<JournalEntry> looking = new ArrayList<>();
        for (JournalEntry entry : all) {
            if (!entry.protocol().equals("HTTP") || entry.source() == null || entry.destination() == null) continue;
            if (entry.kind() == Kind.SENT) {
                looking.add(entry);
                open.computeIfAbsent(between(entry, false), key -> new ArrayDeque<>())
                        .add(entry);
            } else if (entry.kind() == Kind.ARRIVED) {
                arrived(entry, looking);
            } else if (entry.kind() == Kind.BACK) {
                Deque<JournalEntry> waiting = open.get(between(entry, true));
                if (waiting != null && !waiting.isEmpty()) asked.put(entry.seq(), waiting.remove());
            }
        }
    }

    private void arrived(JournalEntry entry, List<JournalEntry> looking) {
        looking.removeIf(sent -> entry.seq() - sent.seq() > LOOK_AHEAD);
        for (JournalEntry sent : looking) {
            boolean same = sent.link().equals(entry.link())
                    && sent.from().equals(entry.from())
                    && sent.to().equals(entry.to())
                    && sent.field("path").equals(entry.field("path"))
                    && sent.field("method").equals(entry.field("method"));
            if (!same) continue;
            arrivals.put(sent.seq(), entry);
            looking.remove(sent);
            return;
        }
    }

    private static String between(JournalEntry entry, boolean back) {
        InetSocketAddress caller = back ? entry.destination() : entry.source();
        InetSocketAddress callee = back ? entry.source() : entry.destination();
        return entry.link() + " " + caller + " " + callee;
    }

    /** The callee's record of a request that was sent, or the request itself where there is none. */
    JournalEntry arrival(JournalEntry sent) {
        return arrivals.getOrDefault(sent.seq(), sent);
    }

    /** The request that a reply answers, or null. */
    JournalEntry asked(JournalEntry back) {
        return asked.get(back.seq());
    }
}
