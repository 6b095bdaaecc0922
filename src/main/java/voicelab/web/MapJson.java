package voicelab.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.boot.States;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.map.RowSpec;
import voicelab.map.SystemSpec;
import voicelab.profile.AddressPlan;

/** The map with its states as JSON: what {@code lab map --json} prints and {@code GET /api/map} answers. */
public final class MapJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final States states;
    private final AddressPlan plan;

    public MapJson(States states) {
        this.states = states;
        this.plan = states.plan();
    }

    public ObjectNode whole() {
        ObjectNode whole = JSON.objectNode();
        ArrayNode systems = whole.putArray("systems");
        plan.map().systems().stream().filter(s -> !s.edge()).forEach(s -> systems.add(system(s)));
        ArrayNode links = whole.putArray("links");
        plan.map().links().forEach(link -> links.add(link(link)));
        ArrayNode rows = whole.putArray("rows");
        plan.map().rows().forEach(row -> rows.add(row(row)));
        return whole;
    }

    private ObjectNode system(SystemSpec system) {
        ObjectNode node = JSON.objectNode();
        node.put("id", system.id().text());
        node.put("state", states.of(system.id()).toString());
        ArrayNode instances = node.putArray("instances");
        var running = plan.instances(system.id());
        for (InstanceId id : running.isEmpty() ? java.util.List.of(InstanceId.first(system.id())) : running) {
            ObjectNode instance = instances.addObject();
            instance.put("id", id.toString());
            instance.put("up", states.isUp(id));
            instance.put("address", plan.address(id).getHostAddress());
            ArrayNode listeners = instance.putArray("listeners");
            for (ListenerSpec listener : system.listeners()) listeners.add(listener(listener));
        }
        return node;
    }

    private ObjectNode listener(ListenerSpec listener) {
        ObjectNode node = JSON.objectNode();
        node.put("name", listener.name());
        node.put("transport", listener.transport().toString());
        node.put("port", port(listener));
        node.put("origin", listener.origin().toString());
        return node;
    }

    /** The port as bound; the map's own for one that is switched off. */
    private String port(ListenerSpec listener) {
        if (listener.documentedPort().isRange())
            return listener.documentedPort().toString();
        return plan.port(listener)
                .map(String::valueOf)
                .orElse(listener.documentedPort().toString());
    }

    private ObjectNode link(LinkSpec link) {
        ObjectNode node = JSON.objectNode();
        node.put("id", link.id());
        node.put("from", link.from().text());
        node.put("to", link.to().text());
        node.put("protocol", link.protocol());
        node.put(
                "transport",
                String.join(
                        "/",
                        link.listeners().stream()
                                .map(l -> l.transport().toString())
                                .distinct()
                                .toList()));
        ArrayNode ports = node.putArray("ports");
        link.listeners().stream().map(this::port).distinct().forEach(ports::add);
        node.put("state", states.of(link).toString());
        return node;
    }

    private ObjectNode row(RowSpec row) {
        ObjectNode node = JSON.objectNode();
        node.put("id", row.id());
        node.put("link", row.link());
        node.put("state", states.of(plan.map().link(row.link()).orElseThrow()).toString());
        return node;
    }
}
