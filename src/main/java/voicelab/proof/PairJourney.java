package voicelab.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/**
 * Two callers outside dial a number that an administrator has just made; SIP Server gives each Resource Manager one of the
 * calls, and each says of the other's that it is in its books.
 */
final class PairJourney implements Journey {
    private static final int NODES = 2;

    @Override
    public Set<String> links() {
        return Set.of("x-9");
    }

    @Override
    public String title() {
        return "calls known to both Resource Managers";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        try (OwnNumber number = OwnNumber.make(run, 7, "pair")) {
            int known = 0;
            for (int i = 0; i < NODES; i++) if (isKnownToTheOther(run, number)) known++;
            if (known == NODES) run.saw("x-9", "each node's call is in the other's books");
        }
        run.followIds();
    }

    private static boolean isKnownToTheOther(ProofRun run, OwnNumber number) throws IOException, InterruptedException {
        boolean[] kept = new boolean[1];
        number.call(
                "udp",
                call -> kept[0] = run.lab()
                        .journal()
                        .find(
                                run.since(),
                                e -> e.link().equals("x-9") && e.kind() == Kind.BACK && isInBooks(e, call.callId()),
                                OwnNumber.PATIENCE)
                        .isPresent());
        return kept[0];
    }

    /** The Call-IDs behind {@code known} are those that the node that answers has in its books. */
    private static boolean isInBooks(JournalEntry entry, String callId) {
        if (entry.parcel() == null) return false;
        String text = new String(entry.parcel().bytes(), StandardCharsets.UTF_8);
        int known = text.indexOf("\"known\":[");
        return known >= 0 && text.indexOf(callId, known) > 0;
    }
}
