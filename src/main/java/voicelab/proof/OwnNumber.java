package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import voicelab.edge.ConfigDesk;
import voicelab.journal.Kind;
import voicelab.standin.PhoneCall;

/** A number that an administrator makes for this run: it leads to the proof's page, and is gone when it is closed. */
final class OwnNumber implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration ROUTING = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final ProofRun run;
    private final String dnis;
    private final ConfigDesk desk;
    private final int[] made;

    private OwnNumber(ProofRun run, String dnis, ConfigDesk desk, int[] made) {
        this.run = run;
        this.dnis = dnis;
        this.desk = desk;
        this.made = made;
    }

    /**
     * @param lastDigit of the number, a journey's own; the rest is the run's
     * @param profile ends the name of the IVR profile
     */
    static OwnNumber make(ProofRun run, int lastDigit, String profile) throws IOException, InterruptedException {
        String dnis = run.number() + lastDigit;
        String name = "proof-" + run.number() + "-" + profile;
        run.learn(dnis);
        ConfigDesk desk = ConfigDesk.open(run.lab());
        try {
            OwnNumber number = new OwnNumber(run, dnis, desk, desk.addProfile(name, dnis, sections(run)));
            number.awaitRouting(name);
            return number;
        } catch (IOException e) {
            desk.close();
            throw e;
        }
    }

    private static Map<String, Map<String, String>> sections(ProofRun run) {
        return Map.of(
                "gvp.general", Map.of("service-type", "voicexml"),
                "gvp.service-prerequisite",
                        Map.of(
                                "initial-page-url",
                                "http://das/proof.vxml?nonce=" + run.number() + "&tone=" + run.tone()),
                "gvp.service-parameters", Map.of("nonce", "fixed," + run.number(), "tone", "fixed," + run.tone()));
    }

    /** The Resource Manager hears of the new profile over its own connection; then the number leads somewhere. */
    private void awaitRouting(String name) throws InterruptedException {
        run.lab()
                .journal()
                .find(
                        run.since(),
                        e -> e.link().equals("gvp-2")
                                && e.kind() == Kind.BACK
                                && e.toString().contains(name),
                        ROUTING);
    }

    String dnis() {
        return dnis;
    }

    /** What is done while a call is up. */
    interface WhileUp {
        void go(PhoneCall call) throws IOException, InterruptedException;
    }

    /** A caller outside dials it over the SBC, and hangs up at the end. */
    void call(String transport, WhileUp action) throws IOException, InterruptedException {
        PhoneCall call = run.lab().phone("sip-endpoint").dial(dnis, "sbc", transport);
        run.learn(call.callId());
        try {
            int status = Soon.of(call.answered(), PATIENCE, "the call was not answered");
            if (status != OK) throw new IOException("the call was refused with " + status);
            action.go(call);
        } finally {
            call.hangUp();
        }
    }

    @Override
    public void close() throws IOException {
        try (desk) {
            desk.removeProfile(made);
        }
    }
}
