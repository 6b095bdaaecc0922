package voicelab.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import voicelab.edge.ConfigDesk;
import voicelab.journal.Kind;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;

/**
 * An administrator gives recordings a certificate under a name of this run. MCP cannot be asked what it read, but its record of
 * the next call names the certificate, and the Reporting Server can be asked for that.
 */
final class RecordingCertificate {
    private static final String PEM = "systems/mcp/recording-certificate.pem";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private RecordingCertificate() {}

    static ConfigDesk.Undo offer(ProofRun run, ConfigDesk desk) throws IOException {
        Map<String, String> section = Map.of("certificate", pem(), "certificate-id", run.number());
        return desk.setProfileSection("record", "lab.recording", section);
    }

    private static String pem() throws IOException {
        try (InputStream in = RecordingCertificate.class.getClassLoader().getResourceAsStream(PEM)) {
            if (in == null) throw new IOException("the jar carries no " + PEM);
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** MCP hears of it over its own connection and reads it. */
    static void await(ProofRun run) throws InterruptedException {
        run.lab()
                .journal()
                .find(run.since(), e -> e.link().equals("gvp-7") && e.kind() == Kind.BACK && run.carries(e), PATIENCE);
    }

    static void readBack(ProofRun run, List<CallRecord> records) {
        for (CallRecord each : records)
            if (each instanceof Cdr cdr) {
                String certificate = cdr.sessionData().getOrDefault("recording-certificate", "");
                if (certificate.startsWith(run.number() + " valid: ")) run.saw("gvp-7", "MCP's record: " + certificate);
            }
    }
}
