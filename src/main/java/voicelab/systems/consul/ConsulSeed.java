package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import voicelab.engines.http.HttpRefusal;

/** What the state holds after boot and after a reset, besides Consul's own node. */
record ConsulSeed(Map<String, String> keys, List<Registered> services) {

    /** A service as if its owner had registered it, without a check. */
    record Registered(String name, String id, String address, int port, List<String> tags, Map<String, String> meta) {}

    void fill(Draft draft, ConsulState consul) throws HttpRefusal {
        for (Map.Entry<String, String> key : keys.entrySet()) {
            byte[] value = key.getValue().getBytes(StandardCharsets.UTF_8);
            consul.keys().set(draft, new Keys.Entry(key.getKey(), value, BigInteger.ZERO));
        }
        for (Registered service : services) {
            ObjectNode definition = Json.object()
                    .put("Name", service.name())
                    .put("ID", service.id())
                    .put("Address", service.address())
                    .put("Port", service.port());
            definition.set("Tags", Json.words(service.tags()));
            definition.set("Meta", Json.mapping(service.meta()));
            consul.agent().register(draft, Fields.of(definition), false);
        }
    }
}
