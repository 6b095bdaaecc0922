package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import voicelab.edge.ConfigDesk;
import voicelab.edge.RecordDesk;

/** An administrator changes an option of the Reporting Server's application object; the Reporting Server follows. */
final class ConfigurationJourney implements Journey {
    private static final String APPLICATION = "azure_rs";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Override
    public Set<String> links() {
        return Set.of("gvp-15");
    }

    @Override
    public String title() {
        return "an option of the Reporting Server changed";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        try (ConfigDesk desk = ConfigDesk.open(run.lab())) {
            desk.setOption(APPLICATION, "lab", "nonce", run.number());
        }
        if (new RecordDesk(run.lab()).awaitConfiguration(run.number(), PATIENCE))
            run.saw("gvp-15", "the Reporting Server names option lab/nonce = " + run.number());
    }
}
