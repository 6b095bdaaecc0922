package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Predicate;
import voicelab.engines.http.HttpRefusal;

/** {@code GET /v1/health/...}. */
record HealthAnswers(ConsulState consul) {
    private static final Set<String> STATES = Set.of("any", "passing", "warning", "critical");

    Look node(Asking asking) throws HttpRefusal {
        String node = asking.segment("node");
        return checks(asking, check -> check.path("Node").asText().equals(node), "");
    }

    Look checksOf(Asking asking) throws HttpRefusal {
        String service = asking.segment("service");
        return checks(asking, check -> check.path("ServiceName").asText().equals(service), service);
    }

    Look state(Asking asking) throws HttpRefusal {
        String state = asking.segment("state");
        if (!STATES.contains(state)) throw new HttpRefusal(400, "Invalid state \"" + state + "\"");
        return checks(
                asking,
                check -> state.equals("any") || check.path("Status").asText().equals(state),
                "");
    }

    private Look checks(Asking asking, Predicate<ObjectNode> wanted, String service) throws HttpRefusal {
        Filter filter = asking.filter();
        Store store = consul.store();
        return () -> {
            long index = service.isEmpty()
                    ? store.index(Table.NODES, Table.CHECKS)
                    : store.serviceIndexes().of(service);
            return Seen.of(
                    index,
                    asking.found(() -> Json.list(store.rows(Table.CHECKS).values().stream()
                            .filter(wanted)
                            .filter(check ->
                                    asking.wantsNode(metaOf(check.path("Node").asText())))
                            .filter(filter::keeps)
                            .toList())));
        };
    }

    private JsonNode metaOf(String node) {
        ObjectNode row = consul.store().row(Table.NODES, node);
        return row == null ? Json.object() : row.path("Meta");
    }

    Look service(Asking asking) throws HttpRefusal {
        boolean passing = asking.flag("passing");
        Filter filter = asking.filter();
        String name = asking.segment("service");
        return () -> Seen.of(
                consul.store().serviceIndexes().of(name),
                asking.found(() -> instances(name, entry -> fits(asking, entry, passing) && filter.keeps(entry))));
    }

    private static boolean fits(Asking asking, ObjectNode entry, boolean passing) {
        return CatalogAnswers.hasTags(asking, (ObjectNode) entry.path("Service"))
                && asking.wantsNode(entry.path("Node").path("Meta"))
                && (!passing || isAll(entry, "passing"));
    }

    static boolean isAll(ObjectNode entry, String status) {
        for (JsonNode check : entry.path("Checks"))
            if (!check.path("Status").asText().equals(status)) return false;
        return true;
    }

    /** {@code {"Node","Service","Checks"}} of each instance that fits; the node's own checks first. */
    ArrayNode instances(String name, Predicate<ObjectNode> fits) {
        Store store = consul.store();
        ArrayNode all = Json.array();
        store.rows(Table.SERVICES).forEach((key, service) -> {
            if (!service.path("Service").asText().equals(name)) return;
            String node = key.substring(0, key.indexOf(Table.JOIN));
            ObjectNode entry = Json.object();
            entry.set("Node", store.row(Table.NODES, node));
            entry.set("Service", service);
            ArrayNode checks = entry.putArray("Checks");
            String id = service.path("ID").asText();
            for (String owner : id.isEmpty() ? new String[] {""} : new String[] {"", id})
                for (ObjectNode check :
                        store.under(Table.CHECKS, Table.key(node, "")).values())
                    if (check.path("ServiceID").asText().equals(owner)) checks.add(check);
            if (fits.test(entry)) all.add(entry);
        });
        return all;
    }

    /** No service of the mesh can be registered here, so none is there. */
    Look connect(Asking asking) {
        return () -> Seen.of(consul.store().serviceIndexes().of(asking.segment("service")), asking.found(Json::array));
    }
}
