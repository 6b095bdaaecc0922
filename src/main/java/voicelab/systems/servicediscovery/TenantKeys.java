package voicelab.systems.servicediscovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.PercentCode;

/**
 * The folder {@code tenants} of Consul's KV store: one key a tenant, {@code tenants/<ccid>}, with the JSON of its file. Keys of
 * ours carry a flag; those alone are taken away when their tenant is gone.
 */
record TenantKeys(ConsulReader consul, ServiceDiscoverySettings settings) {
    /** "SD": an application may keep a number with each key; it tells ours from what others put there. */
    private static final int FLAGS = 0x5344;

    private static final int NOT_FOUND = 404;

    void match(Map<String, TenantEntry> tenants, Outcome outcome) throws IOException {
        Set<String> right = new HashSet<>();
        String folder = settings.keyFolder() + "/";
        for (JsonNode row : rows(folder)) {
            String key = row.path("Key").asText();
            TenantEntry tenant = key.startsWith(folder) ? tenants.get(key.substring(folder.length())) : null;
            if (tenant == null) {
                if (row.path("Flags").asInt() != FLAGS) continue;
                consul.delete(settings.keysAt(), path(key));
                outcome.removed("key " + key);
            } else if (tenant.json().toString().equals(value(row))) right.add(tenant.key());
        }
        for (TenantEntry tenant : tenants.values()) {
            if (right.contains(tenant.key())) continue;
            String key = folder + tenant.key();
            consul.put(settings.keysAt(), path(key) + "?flags=" + FLAGS, bytes(tenant));
            outcome.added("key " + key);
        }
    }

    private JsonNode rows(String folder) throws IOException {
        HttpReply reply = consul.get(settings.keysAt(), path(folder) + "?recurse");
        return reply.status() == NOT_FOUND
                ? JsonBody.array()
                : JsonBody.read(ConsulReader.expect(reply).body());
    }

    private static byte[] bytes(TenantEntry tenant) {
        return tenant.json().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(JsonNode row) {
        try {
            return new String(Base64.getDecoder().decode(row.path("Value").asText()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String path(String key) {
        return "/v1/kv/" + PercentCode.encode(key, false).replace("%2F", "/");
    }
}
