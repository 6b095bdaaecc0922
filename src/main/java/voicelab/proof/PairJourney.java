package voicelab.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import voicelab.edge.ConfigDesk;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/**
 * Two callers outside dial a number that an administrator has just made; SIP Server gives each Resource Manager one of the
 * calls, and each says of the other's that it is in its books.
 */
final class PairJourney implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int OK = 200;
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
        String dnis = run.number() + "7";
        String name = "proof-" + run.number() + "-pair";
        run.learn(dnis);
        try (ConfigDesk desk = ConfigDesk.open(run.lab())) {
            int[] made = desk.addProfile(name, dnis, OutsideCall.sections(run));
            try {
                OutsideCall.awaitRouting(run, name);
                int known = 0;
                for (int i = 0; i < NODES; i++) if (isKnownToTheOther(run, dnis)) known++;
                if (known == NODES) run.saw("x-9", "each node's call is in the other's books");
            } finally {
                desk.removeProfile(made);
            }
        }
        run.followIds();
    }

    private static boolean isKnownToTheOther(ProofRun run, String dnis) throws IOException, InterruptedException {
        Phone phone = run.lab().phone("sip-endpoint");
        PhoneCall call = phone.dial(dnis, "sbc", "udp");
        run.learn(call.callId());
        try {
            int status = OutsideCall.within(call.answered(), "the call was not answered");
            if (status != OK) throw new IOException("the call was refused with " + status);
            Optional<JournalEntry> kept = run.lab()
                    .journal()
                    .find(
                            run.since(),
                            e -> e.link().equals("x-9") && e.kind() == Kind.BACK && isInBooks(e, call.callId()),
                            PATIENCE);
            return kept.isPresent();
        } finally {
            call.hangUp();
        }
    }

    /** The Call-IDs behind {@code known} are those that the node that answers has in its books. */
    private static boolean isInBooks(JournalEntry entry, String callId) {
        if (entry.parcel() == null) return false;
        String text = new String(entry.parcel().bytes(), StandardCharsets.UTF_8);
        int known = text.indexOf("\"known\":[");
        return known >= 0 && text.indexOf(callId, known) > 0;
    }
}
