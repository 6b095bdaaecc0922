package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import voicelab.engines.http.HttpRefusal;

/** Writes to nodes, services and checks, each within one draft, with what follows for sessions. */
final class Catalog {
    private static final Set<String> STATES = Set.of("passing", "warning", "critical");
    private final Sessions sessions;

    Catalog(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param body of {@link Rows#node} */
    void node(Draft draft, ObjectNode body) throws HttpRefusal {
        draft.put(Table.NODES, body.path("Node").asText(), body);
    }

    /** @param body of {@link Rows#service} */
    void service(Draft draft, String node, ObjectNode body) throws HttpRefusal {
        String id = body.path("ID").asText();
        ObjectNode now = draft.put(Table.SERVICES, Table.key(node, id), body);
        for (ObjectNode check : checks(draft, node, id)) {
            ObjectNode renamed = check.deepCopy();
            renamed.put("ServiceName", now.path("Service").asText());
            renamed.set("ServiceTags", now.path("Tags"));
            draft.put(Table.CHECKS, Table.key(node, check.path("CheckID").asText()), renamed);
        }
    }

    /** @param body of {@link Rows#check} */
    void check(Draft draft, ObjectNode body) throws HttpRefusal {
        String node = body.path("Node").asText();
        String serviceId = body.path("ServiceID").asText();
        if (draft.row(Table.NODES, node) == null) throw new HttpRefusal(500, "Missing node registration");
        if (!serviceId.isEmpty()) {
            ObjectNode service = draft.row(Table.SERVICES, Table.key(node, serviceId));
            if (service == null) throw new HttpRefusal(500, "Missing service registration");
            body.put("ServiceName", service.path("Service").asText());
            body.set("ServiceTags", service.path("Tags"));
        }
        String status = body.path("Status").asText();
        if (!STATES.contains(status)) throw new HttpRefusal(400, "Invalid check status: \"" + status + "\"");
        String id = body.path("CheckID").asText();
        draft.put(Table.CHECKS, Table.key(node, id), body);
        if (status.equals("critical")) sessions.checkFails(draft, node, id);
    }

    /** Of one service of a node; of the node itself with an empty id. */
    static List<ObjectNode> checks(Draft draft, String node, String serviceId) {
        return draft.under(Table.CHECKS, Table.key(node, "")).values().stream()
                .filter(check -> check.path("ServiceID").asText().equals(serviceId))
                .toList();
    }

    void removeCheck(Draft draft, String node, String check) throws HttpRefusal {
        if (draft.remove(Table.CHECKS, Table.key(node, check))) sessions.checkFails(draft, node, check);
    }

    void removeService(Draft draft, String node, String id) throws HttpRefusal {
        for (ObjectNode check : checks(draft, node, id))
            removeCheck(draft, node, check.path("CheckID").asText());
        draft.remove(Table.SERVICES, Table.key(node, id));
    }

    void removeNode(Draft draft, String node) throws HttpRefusal {
        sessions.nodeEnds(draft, node);
        for (String key :
                List.copyOf(draft.under(Table.CHECKS, Table.key(node, "")).keySet())) draft.remove(Table.CHECKS, key);
        for (String key :
                List.copyOf(draft.under(Table.SERVICES, Table.key(node, "")).keySet()))
            draft.remove(Table.SERVICES, key);
        draft.remove(Table.NODES, node);
    }
}
