package voicelab.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import voicelab.edge.Poll;
import voicelab.edge.WebDesk;

/**
 * A Service Handler is asked (at {@code /lab/v1/register}, which is ours) to register its MCP at both of Consul's ports with a
 * nonce; the catalog has it then, and so has the check that Consul makes of it.
 */
final class RegistrationJourney implements Journey {
    private static final String HANDLER = "service-handler";
    private static final String REGISTER = "/lab/v1/register";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Override
    public Set<String> links() {
        return Set.of("gvp-10", "x-17");
    }

    @Override
    public String title() {
        return "an MCP registered at both of Consul's ports";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        WebDesk web = new WebDesk(run.lab());
        try {
            boolean plain = register(web, run, "8500");
            boolean secure = register(web, run, "8501");
            if (plain && secure) run.saw("gvp-10", "the registrations over 8500 and 8501 in the catalog");
            awaitCheck(web, run);
        } finally {
            web.ask(HANDLER, "HTTP", "DELETE", REGISTER, "");
        }
    }

    /** @return whether the catalog has it */
    private static boolean register(WebDesk web, ProofRun run, String port) throws IOException {
        String nonce = run.number() + "-" + port;
        String order = "{\"port\":" + port + ",\"meta\":{\"nonce\":\"" + nonce + "\"}}";
        WebDesk.Page answer = web.ask(HANDLER, "HTTP", "POST", REGISTER, order);
        if (answer.status() != 200)
            throw new IOException("the Service Handler could not register over " + port + ": " + answer.text());
        return web.get("consul", "/v1/catalog/service/gvp-mcp").text().contains(nonce);
    }

    private static void awaitCheck(WebDesk web, ProofRun run) throws IOException, InterruptedException {
        Poll.until(PATIENCE, () -> hasPassed(web, run));
    }

    private static boolean hasPassed(WebDesk web, ProofRun run) throws IOException {
        String checks = web.get("consul", "/v1/health/checks/gvp-mcp").text();
        for (JsonNode check : new ObjectMapper().readTree(checks))
            if (check.path("Status").asText().equals("passing")
                    && check.path("Output").asText().contains(run.number())) {
                run.saw("x-17", check.path("CheckID").asText() + " passes");
                return true;
            }
        return false;
    }
}
