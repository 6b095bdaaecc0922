package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import voicelab.edge.WebDesk;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.PodKeeper;

/** The Kubelet asks every pod whether it lives; those that were asked say by whom. */
final class ProbeJourney implements Journey {
    private static final String KUBELET = "kubelet";
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Override
    public Set<String> links() {
        return Set.of("mcp-13", "mcp-14");
    }

    @Override
    public String title() {
        return "the pods probed";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        PodKeeper keeper = run.lab()
                .system(KUBELET)
                .filter(PodKeeper.class::isInstance)
                .map(PodKeeper.class::cast)
                .orElseThrow(() -> new IOException(KUBELET + " is down"));
        Soon.of(keeper.probe(run.number()), PATIENCE, "the probes were not over");
        counted(run, "mcp-13", "service-handler");
        counted(run, "mcp-14", "rup");
    }

    private static void counted(ProofRun run, String link, String system) throws IOException {
        String list = new WebDesk(run.lab())
                .get(system, "/lab/v1/probes?nonce=" + run.number())
                .text();
        String kubelet = run.lab()
                .plan()
                .address(InstanceId.first(new SystemId(KUBELET)))
                .getHostAddress();
        if (list.contains("probe=" + run.number()) && list.contains("\"from\":\"" + kubelet + ":"))
            run.saw(link, system + " counts the probe of " + kubelet);
    }
}
