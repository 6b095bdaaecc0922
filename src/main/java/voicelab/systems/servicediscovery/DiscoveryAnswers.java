package voicelab.systems.servicediscovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** The answers at 8080. Their bodies are ours. */
record DiscoveryAnswers(ServiceDiscoverySettings settings, SyncTurns turns, SyncLog log) {
    private static final int UNAVAILABLE = 503;
    private static final int BAD_GATEWAY = 502;

    /** 200 while the last sync succeeded, 503 before the first and after one that failed. */
    HttpReply health(Asked asked) {
        SyncLog.State state = log.now();
        ObjectNode body = JsonBody.object()
                .put("status", state.isHealthy() ? "healthy" : "unhealthy")
                .put("syncs", state.syncs())
                .put("errors", state.errors());
        if (!state.isHealthy()) body.put("reason", state.trouble());
        if (state.lastEnd() != null) body.put("lastSync", state.lastEnd().toString());
        if (state.lastSuccess() != null)
            body.put("lastSuccess", state.lastSuccess().toString());
        if (state.outcome() != null) {
            body.put("mcps", state.outcome().mcps())
                    .put("tenants", state.outcome().tenants());
            list(body, "complaints", state.outcome().troubles());
        }
        return JsonBody.reply(state.isHealthy() ? 200 : UNAVAILABLE, body);
    }

    /** Ours: a sync at once, over the port that {@code {"port":8500}} names or over the usual ones. */
    HttpReply sync(Asked asked) throws HttpRefusal {
        try {
            return JsonBody.reply(200, told(turns.sync(ports(asked))));
        } catch (IOException e) {
            return JsonBody.reply(BAD_GATEWAY, JsonBody.object().put("error", e.getMessage()));
        }
    }

    private ServiceDiscoverySettings ports(Asked asked) throws HttpRefusal {
        if (asked.request().body().length == 0) return settings;
        JsonNode body = JsonBody.of(asked);
        if (!body.isObject()) throw new HttpRefusal(400, "an object is wanted such as {\"port\":8500}");
        for (var names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("port")) throw new HttpRefusal(400, "unknown key " + name + "; known is port");
        }
        return switch (body.path("port").asText("")) {
            case "" -> settings;
            case "8500" -> settings.at("HTTP");
            case "8501" -> settings.at("HTTPS");
            default -> throw new HttpRefusal(400, "port is 8500 or 8501");
        };
    }

    private static ObjectNode told(Outcome outcome) {
        ObjectNode body = JsonBody.object().put("mcps", outcome.mcps()).put("tenants", outcome.tenants());
        list(body, "added", outcome.added());
        list(body, "removed", outcome.removed());
        list(body, "changed", outcome.changed());
        list(body, "complaints", outcome.troubles());
        return body;
    }

    private static void list(ObjectNode body, String name, List<String> all) {
        all.forEach(body.putArray(name)::add);
    }
}
