package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import voicelab.edge.ConfigDesk;
import voicelab.edge.Poll;
import voicelab.edge.WebDesk;

/** An administrator makes an object at the tenant's Configuration Server; Voice Config serves it over HTTP. */
final class TenantConfigurationJourney implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Override
    public Set<String> links() {
        return Set.of("x-12");
    }

    @Override
    public String title() {
        return "an object of the tenant's configuration over HTTP";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        String name = "proof-" + run.number();
        run.learn(name);
        try (ConfigDesk desk = ConfigDesk.open(run.lab(), "config-server")) {
            int dbid = desk.create("CfgHost", name, Map.of());
            try {
                if (served(run, name)) run.saw("x-12", "Voice Config serves the host " + name);
            } finally {
                desk.delete("CfgHost", dbid);
            }
        }
    }

    private static boolean served(ProofRun run, String name) throws IOException, InterruptedException {
        WebDesk web = new WebDesk(run.lab());
        return Poll.until(
                PATIENCE,
                () -> web.get("voice-config", "/lab/v1/config/hosts?name=" + name)
                        .text()
                        .contains("\"total\":1"));
    }
}
