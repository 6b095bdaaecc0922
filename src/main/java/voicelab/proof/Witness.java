package voicelab.proof;

import java.util.HashSet;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.Carriage;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;

/** Looks at the three legs of one link's proof. */
final class Witness {
    private static final Set<Kind> CALLER = Set.of(Kind.SENT, Kind.STREAM, Kind.BACK);
    private static final Set<Kind> CALLEE = Set.of(Kind.ARRIVED);

    private Witness() {}

    /** What is missing, in words; empty when the link is proved. */
    static String missing(LinkSpec link, ProofRun run) {
        for (ListenerSpec listener : link.listeners()) {
            String at = link.listeners().size() > 1 ? " (" + listener.name() + ")" : "";
            if (run.tapped(link, listener, CALLER).isEmpty()) return "the caller's tap saw nothing of this run" + at;
            if (run.tapped(link, listener, CALLEE).isEmpty() && !asked(link, listener, run))
                return "no accept-side record of this run" + at;
            if (link.carriage() == Carriage.SIP && !answered(link, listener, run))
                return "no 2xx for this run's Call-ID" + at;
        }
        if (link.carriage() != Carriage.SIP && !run.sawBack(link.id())) return "not found: " + link.evidence();
        return "";
    }

    /** A read's answer carries the nonce, its question only the same reference: that question must have arrived. */
    private static boolean asked(LinkSpec link, ListenerSpec listener, ProofRun run) {
        String key = link.carriage() == Carriage.SNMP ? "request-id" : "reference-id";
        if (link.carriage() != Carriage.FRAME && link.carriage() != Carriage.SNMP) return false;
        Set<String> references = new HashSet<>();
        for (JournalEntry e : run.entries())
            if (e.link().equals(link.id()) && e.kind() == Kind.BACK && run.carries(e))
                references.add(e.destination() + " " + e.field(key));
        return run.entries().stream()
                .filter(e -> e.link().equals(link.id()) && e.kind() == Kind.ARRIVED)
                .filter(e -> references.contains(e.source() + " " + e.field(key)))
                .anyMatch(e -> Addresses.lead(run.lab(), link, listener, e));
    }

    /** SIP cannot be asked: a 2xx for the Call-ID of a request that went out is the third leg. */
    private static boolean answered(LinkSpec link, ListenerSpec listener, ProofRun run) {
        return run.entries().stream()
                .filter(e -> e.link().equals(link.id()) && e.kind() == Kind.BACK && run.carries(e))
                .filter(e -> e.field("status").startsWith("2"))
                .anyMatch(e -> Addresses.lead(run.lab(), link, listener, e));
    }
}
