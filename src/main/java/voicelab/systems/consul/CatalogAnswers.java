package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code GET /v1/catalog/...}. */
record CatalogAnswers(ConsulState consul) {

    HttpReply datacenters(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        return asking.json(Json.array().add(consul.datacenter()));
    }

    Look nodes(Asking asking) throws HttpRefusal {
        Filter filter = asking.filter();
        Store store = consul.store();
        return () -> Seen.of(
                store.index(Table.NODES),
                asking.found(() -> Json.list(store.rows(Table.NODES).values().stream()
                        .filter(node -> asking.wantsNode(node.path("Meta")))
                        .filter(filter::keeps)
                        .toList())));
    }

    Look services(Asking asking) throws HttpRefusal {
        Filter filter = asking.filter();
        Store store = consul.store();
        return () -> Seen.of(store.index(Table.NODES, Table.SERVICES), asking.found(() -> {
            Map<String, TreeSet<String>> tags = new TreeMap<>();
            store.rows(Table.SERVICES).forEach((key, service) -> {
                if (!asking.wantsNode(nodeOf(key).path("Meta")) || !filter.keeps(flat(key, service))) return;
                tags.computeIfAbsent(service.path("Service").asText(), name -> new TreeSet<>())
                        .addAll(Json.words(service.path("Tags")));
            });
            ObjectNode body = Json.object();
            tags.forEach((name, all) -> body.set(name, Json.words(all)));
            return body;
        }));
    }

    private ObjectNode nodeOf(String serviceKey) {
        ObjectNode node = consul.store().row(Table.NODES, serviceKey.substring(0, serviceKey.indexOf(Table.JOIN)));
        return node == null ? Json.object() : node;
    }

    Look service(Asking asking) throws HttpRefusal {
        Filter filter = asking.filter();
        String name = asking.segment("service");
        Store store = consul.store();
        return () -> Seen.of(store.serviceIndexes().of(name), asking.found(() -> {
            List<ObjectNode> all = new ArrayList<>();
            store.rows(Table.SERVICES).forEach((key, service) -> {
                if (!service.path("Service").asText().equals(name)) return;
                if (!hasTags(asking, service) || !asking.wantsNode(nodeOf(key).path("Meta"))) return;
                ObjectNode row = flat(key, service);
                if (filter.keeps(row)) all.add(row);
            });
            return Json.list(all);
        }));
    }

    /** {@code ?tag=}, as often as wanted: all of them, without case. */
    static boolean hasTags(Asking asking, ObjectNode service) {
        List<String> tags = Json.words(service.path("Tags"));
        for (String tag : asking.all("tag")) if (tags.stream().noneMatch(tag::equalsIgnoreCase)) return false;
        return true;
    }

    /** Node and service in one object, as {@code catalog/service} answers. */
    private ObjectNode flat(String key, ObjectNode service) {
        ObjectNode row = nodeOf(key).deepCopy();
        row.set("NodeMeta", row.path("Meta").isObject() ? row.path("Meta") : Json.object());
        row.remove("Meta");
        row.put("ServiceKind", "").put("ServiceSocketPath", "");
        row.set("ServiceID", service.path("ID"));
        row.set("ServiceName", service.path("Service"));
        row.set("ServiceTags", service.path("Tags"));
        row.set("ServiceAddress", service.path("Address"));
        row.set("ServiceWeights", service.path("Weights"));
        row.set("ServiceMeta", service.path("Meta"));
        row.set("ServicePort", service.path("Port"));
        row.set("ServiceEnableTagOverride", service.path("EnableTagOverride"));
        if (service.has("TaggedAddresses")) row.set("ServiceTaggedAddresses", service.path("TaggedAddresses"));
        row.set(Draft.CREATED, service.path(Draft.CREATED));
        row.set(Draft.MODIFIED, service.path(Draft.MODIFIED));
        return row;
    }

    /** No service of the mesh can be registered here, so none is there. */
    Look connect(Asking asking) {
        String name = asking.segment("service");
        return () -> Seen.of(consul.store().serviceIndexes().of(name), asking.found(Json::array));
    }

    Look node(Asking asking) throws HttpRefusal {
        return ofNode(asking, false);
    }

    Look nodeServices(Asking asking) throws HttpRefusal {
        return ofNode(asking, true);
    }

    private Look ofNode(Asking asking, boolean asList) throws HttpRefusal {
        Filter filter = asking.filter();
        String name = asking.segment("node");
        Store store = consul.store();
        return () -> Seen.of(store.index(Table.NODES, Table.SERVICES), asking.found(() -> {
            ObjectNode node = store.row(Table.NODES, name);
            if (node == null)
                return asList
                        ? Json.object().putNull("Node").putNull("Services")
                        : Json.object().nullNode();
            List<ObjectNode> services = store.under(Table.SERVICES, Table.key(name, "")).values().stream()
                    .filter(filter::keeps)
                    .toList();
            ObjectNode body = Json.object();
            body.set("Node", node);
            if (asList) body.set("Services", Json.list(services));
            else {
                ObjectNode byId = body.putObject("Services");
                services.forEach(service -> byId.set(service.path("ID").asText(), service));
            }
            return body;
        }));
    }
}
