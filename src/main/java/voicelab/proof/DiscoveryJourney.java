package voicelab.proof;

import java.io.IOException;
import java.util.Set;
import voicelab.edge.ConfigDesk;
import voicelab.edge.WebDesk;

/**
 * An administrator adds a tenant, and Service Discovery is asked (at {@code /lab/v1/sync}, which is ours) to sync over one of
 * Consul's ports: then the tenant has its profiles in the Configuration Server and its key in Consul. Once for each port.
 */
final class DiscoveryJourney implements Journey {
    private static final String DISCOVERY = "service-discovery";
    private static final String SYNC = "/lab/v1/sync";
    private static final int PROFILES_AND_TRANSACTION = 6;

    @Override
    public Set<String> links() {
        return Set.of("gvp-5", "gvp-6");
    }

    @Override
    public String title() {
        return "a tenant provisioned by Service Discovery";
    }

    @Override
    public void go(ProofRun run) throws IOException {
        WebDesk web = new WebDesk(run.lab());
        try (ConfigDesk desk = ConfigDesk.open(run.lab())) {
            boolean secure = provisioned(web, desk, run, "8501");
            boolean plain = provisioned(web, desk, run, "8500");
            if (secure && plain) run.saw("gvp-6", "the tenants' keys written over 8501 and 8500");
        } finally {
            web.ask(DISCOVERY, "HEALTH", "POST", SYNC, ""); // takes the keys away
        }
    }

    /** @return whether Consul has the tenant's key */
    private static boolean provisioned(WebDesk web, ConfigDesk desk, ProofRun run, String port) throws IOException {
        String name = run.number() + "-" + port;
        int tenant = desk.addTenant(name);
        try {
            WebDesk.Page answer = web.ask(DISCOVERY, "HEALTH", "POST", SYNC, "{\"port\":" + port + "}");
            if (answer.status() != 200) throw new IOException("Service Discovery could not sync: " + answer.text());
            int has = desk.possessions(tenant).size();
            if (has == PROFILES_AND_TRANSACTION)
                run.saw("gvp-5", "tenant " + name + " has " + has + " objects in the Configuration Server");
            return web.get("consul", "/v1/kv/tenants/" + name + "?raw").text().contains(name);
        } finally {
            desk.removeTenant(tenant);
        }
    }
}
