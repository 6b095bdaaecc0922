package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code /v1/query...}: stored questions for a service. Not done: templates; failover has no other datacenter to go to. */
record PreparedQueries(ConsulState consul) {

    HttpReply create(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        Fields wanted = Fields.of(asked);
        String id = consul.store().write(draft -> {
            String fresh = consul.freshId(Table.QUERIES);
            draft.put(Table.QUERIES, fresh, row(draft, fresh, wanted));
            return fresh;
        });
        return asking.json(Json.object().put("ID", id));
    }

    HttpReply update(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        String id = asking.segment("id");
        Fields wanted = Fields.of(asked);
        consul.store().write(draft -> {
            if (draft.row(Table.QUERIES, id) == null) throw new HttpRefusal(404, "Query not found");
            return draft.put(Table.QUERIES, id, row(draft, id, wanted));
        });
        return HttpReply.empty(200);
    }

    HttpReply delete(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        consul.store().write(draft -> draft.remove(Table.QUERIES, asking.segment("id")));
        return HttpReply.empty(200);
    }

    private static ObjectNode row(Draft draft, String id, Fields wanted) throws HttpRefusal {
        if (wanted.has("Template")) throw HttpRefusal.notImplemented("templates of prepared queries");
        Fields service = wanted.object("Service").orElseThrow(PreparedQueries::noService);
        if (service.text("Service").isEmpty()) throw noService();
        String name = wanted.text("Name");
        for (ObjectNode other : draft.rows(Table.QUERIES).values())
            if (!name.isEmpty()
                    && other.path("Name").asText().equals(name)
                    && !other.path("ID").asText().equals(id))
                throw new HttpRefusal(500, "name '" + name + "' aliases an existing query name");
        ObjectNode row = Json.object()
                .put("ID", id)
                .put("Name", name)
                .put("Session", wanted.text("Session"))
                .put("Token", wanted.text("Token").isEmpty() ? "" : "<hidden>");
        ObjectNode asks = row.putObject("Service");
        asks.put("Service", service.text("Service"))
                .put("OnlyPassing", service.flag("OnlyPassing"))
                .put("Near", service.text("Near"));
        asks.set("Tags", Json.words(service.strings("Tags")));
        asks.set("NodeMeta", Json.mapping(service.mapping("NodeMeta")));
        asks.set("ServiceMeta", Json.mapping(service.mapping("ServiceMeta")));
        Optional<Fields> failover = service.object("Failover");
        ObjectNode over = asks.putObject("Failover")
                .put("NearestN", failover.isPresent() ? failover.get().number("NearestN") : 0);
        if (failover.isPresent() && failover.get().has("Datacenters"))
            over.set("Datacenters", Json.words(failover.get().strings("Datacenters")));
        else over.putNull("Datacenters");
        Optional<Fields> dns = wanted.object("DNS");
        row.putObject("DNS").put("TTL", dns.isPresent() ? dns.get().text("TTL") : "");
        return row;
    }

    private static HttpRefusal noService() {
        return new HttpRefusal(500, "Must provide a Service name to query");
    }

    Look list(Asking asking) {
        Collection<ObjectNode> rows = consul.store().rows(Table.QUERIES).values();
        return () -> Seen.of(consul.store().index(Table.QUERIES), asking.found(() -> Json.list(rows)));
    }

    Look one(Asking asking) {
        String id = asking.segment("id");
        return () -> {
            ObjectNode row = consul.store().row(Table.QUERIES, id);
            if (row == null) throw new HttpRefusal(404, "Query not found");
            return Seen.of(
                    consul.store().index(Table.QUERIES),
                    asking.found(() -> Json.array().add(row)));
        };
    }

    HttpReply execute(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        Optional<Long> limit = asking.number("limit");
        return consul.store().read(() -> {
            ObjectNode query = find(asking.segment("id"));
            ObjectNode asks = (ObjectNode) query.path("Service");
            String service = asks.path("Service").asText();
            ArrayNode nodes = new HealthAnswers(consul).instances(service, entry -> fits(asks, entry));
            while (limit.isPresent() && limit.get() > 0 && nodes.size() > limit.get()) nodes.remove(nodes.size() - 1);
            ObjectNode body = Json.object().put("Service", service);
            body.set("Nodes", nodes);
            body.set("DNS", query.path("DNS"));
            return asking.read(
                    asking.json(body.put("Datacenter", consul.datacenter()).put("Failovers", 0)));
        });
    }

    /** By id, or by name as a client that executes one may give it. */
    private ObjectNode find(String idOrName) throws HttpRefusal {
        ObjectNode byId = consul.store().row(Table.QUERIES, idOrName);
        if (byId != null) return byId;
        for (ObjectNode query : consul.store().rows(Table.QUERIES).values())
            if (query.path("Name").asText().equals(idOrName)) return query;
        throw new HttpRefusal(404, "Query not found");
    }

    /** As Consul: critical instances are never answered, warning ones only where the query takes them. */
    private static boolean fits(ObjectNode asks, ObjectNode entry) {
        boolean healthy = true;
        for (var check : entry.path("Checks")) {
            String status = check.path("Status").asText();
            healthy &= status.equals("passing")
                    || (status.equals("warning") && !asks.path("OnlyPassing").asBoolean());
        }
        List<String> tags = Json.words(entry.path("Service").path("Tags"));
        for (String tag : Json.words(asks.path("Tags")))
            healthy &= tag.startsWith("!") ? !tags.contains(tag.substring(1)) : tags.contains(tag);
        return healthy
                && has(asks.path("NodeMeta"), entry.path("Node").path("Meta"))
                && has(asks.path("ServiceMeta"), entry.path("Service").path("Meta"));
    }

    private static boolean has(JsonNode wanted, JsonNode meta) {
        for (var pair : wanted.properties()) if (!meta.path(pair.getKey()).equals(pair.getValue())) return false;
        return true;
    }
}
