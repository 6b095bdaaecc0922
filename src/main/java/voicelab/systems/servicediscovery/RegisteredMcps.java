package voicelab.systems.servicediscovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/**
 * What stands in Consul as {@code gvp-mcp}, whoever registered it and with whatever tags and meta: every instance of whose checks
 * (its own and its node's) none is critical. The purge period of the real one is 0 minutes, so a critical one is gone at once.
 *
 * @param index Consul's, for the next blocking query
 * @param notes what was left out, in sentences
 */
record RegisteredMcps(List<RegisteredMcp> all, String index, List<String> notes) {
    private static final int MAX_PORT = 65_535;

    /**
     * @param index answered when something is newer than that, or {@code wait} is over; empty for at once
     * @param usualPort of one that was registered without a port
     * @throws IOException when Consul did not say; never to be taken for "none"
     */
    static RegisteredMcps read(
            ConsulReader consul, ServiceDiscoverySettings settings, String index, Duration wait, int usualPort)
            throws IOException {
        String path = "/v1/health/service/" + settings.service();
        HttpReply reply = index.isEmpty()
                ? consul.get(settings.servicesAt(), path)
                : consul.watch(
                        settings.servicesAt(),
                        path + "?index=" + index + "&wait=" + Math.max(1, wait.toMillis()) + "ms",
                        wait);
        ConsulReader.expect(reply);
        return of(
                JsonBody.read(reply.body()),
                reply.headers().first("X-Consul-Index").orElse(""),
                settings.mostMcps(),
                usualPort);
    }

    static RegisteredMcps of(JsonNode answer, String index, int most, int usualPort) throws IOException {
        if (!answer.isArray()) throw new IOException("Consul's answer is no list of services");
        Map<String, RegisteredMcp> found = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (JsonNode each : answer) {
            JsonNode service = each.path("Service");
            String id = service.path("ID").asText();
            String node = each.path("Node").path("Node").asText();
            if (isCritical(each.path("Checks"))) continue;
            String host = service.path("Address").asText();
            if (host.isEmpty()) host = each.path("Node").path("Address").asText();
            int port = service.path("Port").asInt();
            if (id.isEmpty() || host.isEmpty() || port < 0 || port > MAX_PORT) {
                notes.add("\"" + id + "\" of node " + node + " says nowhere where its SIP is");
                continue;
            }
            if (found.size() >= most) {
                notes.add("more than " + most + " instances are registered (most-mcps)");
                break;
            }
            String name = found.containsKey(id) ? id + "@" + node : id; // ids are unique on one node only
            found.put(name, new RegisteredMcp(name, host, port == 0 ? usualPort : port));
        }
        return new RegisteredMcps(List.copyOf(found.values()), index, List.copyOf(notes));
    }

    private static boolean isCritical(JsonNode checks) {
        for (JsonNode check : checks) if (check.path("Status").asText().equals("critical")) return true;
        return false;
    }
}
