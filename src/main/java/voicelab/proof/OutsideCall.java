package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import voicelab.edge.ConfigDesk;
import voicelab.edge.Poll;
import voicelab.edge.RecordDesk;
import voicelab.edge.SqlDesk;
import voicelab.edge.WebDesk;
import voicelab.engines.sql.LabDatabases;
import voicelab.journal.JournalEntry;
import voicelab.protocols.Parcel;
import voicelab.standin.PhoneCall;

/**
 * A caller outside dials a number that an administrator has just made, hears the tone that only this run plays, types the
 * digits that only this run types, and is hung up on by the application.
 */
final class OutsideCall implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final double HERTZ_TOLERANCE = 5;
    private static final double SNR = 15;

    private static final String ROW = "SELECT component FROM voicelab_cdr WHERE gvp_session_id = ? ORDER BY component";

    private final String transport;

    OutsideCall(String transport) {
        this.transport = transport;
    }

    @Override
    public Set<String> links() {
        // one transport is enough for what lies behind the SBC
        if (transport.equals("tcp")) return Set.of("x-15");
        return Set.of(
                "gvp-1", "gvp-2", "gvp-3", "gvp-4", "gvp-7", "gvp-8", "gvp-9", "gvp-12", "gvp-16", "gvp-20", "gvp-21",
                "mcp-6", "x-2", "x-3", "x-5", "x-6", "x-15");
    }

    @Override
    public String title() {
        return "a call from outside over " + transport;
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        try (ConfigDesk desk = ConfigDesk.open(run.lab())) {
            ConfigDesk.Undo certificate = RecordingCertificate.offer(run, desk);
            try (OwnNumber number = OwnNumber.make(run, transport.equals("udp") ? 1 : 2, transport)) {
                RecordingCertificate.await(run);
                call(run, number);
            } finally {
                certificate.go();
            }
        }
    }

    private void call(ProofRun run, OwnNumber number) throws IOException, InterruptedException {
        try {
            number.call(transport, call -> {
                hear(run, call);
                call.press(run.digits() + "#");
                Soon.of(call.ended(), OwnNumber.PATIENCE, "the application did not hang up");
            });
        } finally {
            run.followIds();
        }
        run.saw("gvp-2", "the call to the new number reached its page");
        readBack(run);
    }

    private static void hear(ProofRun run, PhoneCall call) throws IOException, InterruptedException {
        if (!Poll.until(PATIENCE, () -> isHeard(run, call)))
            throw new IOException("the tone of " + run.tone() + " Hz was not heard");
    }

    private static boolean isHeard(ProofRun run, PhoneCall call) {
        Optional<PhoneCall.Heard> heard = call.heard(Duration.ZERO)
                .filter(h -> Math.abs(h.hertz() - run.tone()) <= HERTZ_TOLERANCE && h.snrDecibels() >= SNR);
        heard.map(h -> Math.round(h.hertz()) + " Hz, SNR " + Math.round(h.snrDecibels()) + " dB")
                .ifPresent(what -> {
                    run.saw("gvp-9", what);
                    run.saw("x-6", what);
                });
        return heard.isPresent();
    }

    private static void readBack(ProofRun run) throws IOException, InterruptedException {
        WebDesk web = new WebDesk(run.lab());
        String orders =
                web.get("customer-system", "/orders?digits=" + run.digits()).text();
        if (orders.contains(run.digits())) {
            run.saw("gvp-21", "order with " + run.digits());
            run.saw("x-5", "MCP heard " + run.digits());
        }
        if (web.get("das", "/lab/log?nonce=" + run.number()).text().contains("proof.vxml"))
            run.saw("gvp-12", "proof.vxml fetched");
        if (web.get("web-server", "/lab/log?nonce=" + run.number()).text().contains("nonce=" + run.number()))
            run.saw("gvp-20", "fetched with this nonce");
        RecordDesk records = new RecordDesk(run.lab());
        for (String session : sessions(run)) {
            if (records.await("rm", session, 1, PATIENCE)) run.saw("gvp-3", "RM's record of " + session);
            if (records.await("mcp", session, 1, PATIENCE)) run.saw("gvp-8", "MCP's record of " + session);
            RecordingCertificate.readBack(run, records.records("mcp", session));
            stored(run, session);
            run.learn(session);
        }
    }

    /** The documented reader's own look into the database. */
    private static void stored(ProofRun run, String session) throws IOException {
        if (run.lab().runningLinks().stream().noneMatch(link -> link.id().equals("gvp-16"))) return;
        try (SqlDesk sql = SqlDesk.sqlServer(run.lab(), LabDatabases.GVP_RS_READER)) {
            List<List<String>> rows = sql.rows(ROW, session);
            if (rows.equals(List.of(List.of("mcp"), List.of("rm"))))
                run.saw("gvp-16", "the rows of RM and MCP of " + session + " in database gvp_rs");
        }
    }

    private static Set<String> sessions(ProofRun run) {
        Set<String> sessions = new java.util.TreeSet<>();
        for (JournalEntry entry : run.entries())
            if (entry.link().equals("gvp-4") && run.carries(entry)) {
                String session = entry.field(Parcel.SESSION_ID);
                if (!session.isEmpty()) sessions.add(session);
            }
        return sessions;
    }
}
