package voicelab.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the map from its files; {@link MapCheck} then looks for contradictions. */
final class MapLoader {
    private final ClassLoader loader;
    private final Map<SystemId, SystemSpec> systems = new LinkedHashMap<>();
    private final Map<String, RowSpec> rows = new LinkedHashMap<>();
    private final Map<String, LinkSpec> links = new LinkedHashMap<>();

    MapLoader(ClassLoader loader) {
        this.loader = loader;
    }

    ConnectionMap load(MapSources sources) {
        Map<SystemId, List<ListenerSpec>> listeners = listeners(sources.listeners());
        each(sources.systems(), r -> system(r, listeners));
        each(sources.rows(), r -> row(r, r.get("link"), r.get("port_origin"), r.get("classification"), r.get("data")));
        each(sources.supportRows(), r -> row(r, r.get("id"), "", "", r.get("why")));
        each(sources.links(), this::link);
        ConnectionMap map = new ConnectionMap(systems, links, rows);
        List<String> contradictions = MapCheck.contradictions(map);
        if (!contradictions.isEmpty()) throw new MapFault(String.join("\n", contradictions));
        return map;
    }

    private void each(List<String> resources, java.util.function.Consumer<Map<String, String>> one) {
        for (String resource : resources)
            for (Map<String, String> line : Csv.read(loader, resource)) {
                try {
                    one.accept(line);
                } catch (IllegalArgumentException e) {
                    throw new MapFault(line.get(Csv.WHERE) + ": " + e.getMessage());
                }
            }
    }

    private Map<SystemId, List<ListenerSpec>> listeners(List<String> resources) {
        Map<SystemId, List<ListenerSpec>> bySystem = new HashMap<>();
        each(resources, r -> {
            SystemId id = new SystemId(r.get("system"));
            bySystem.computeIfAbsent(id, k -> new ArrayList<>())
                    .add(new ListenerSpec(
                            id,
                            r.get("name"),
                            Transport.valueOf(r.get("transport").toUpperCase(java.util.Locale.ROOT)),
                            PortSpan.parse(r.get("port")),
                            Origin.valueOf(r.get("origin").toUpperCase(java.util.Locale.ROOT)),
                            r.get("protocol"),
                            r.get("front").equals("yes")));
        });
        return bySystem;
    }

    private void system(Map<String, String> r, Map<SystemId, List<ListenerSpec>> listeners) {
        SystemId id = new SystemId(r.get("id"));
        Optional<SystemId> pod = r.get("pod").isEmpty() ? Optional.empty() : Optional.of(new SystemId(r.get("pod")));
        SystemSpec spec = new SystemSpec(
                id,
                r.get("title"),
                Integer.parseInt(r.get("octet")),
                Integer.parseInt(r.get("instances")),
                pod,
                r.get("plane"),
                List.copyOf(listeners.getOrDefault(id, List.of())));
        if (systems.put(id, spec) != null) throw new MapFault("system " + id + " stands twice");
    }

    private void row(Map<String, String> r, String link, String origin, String classification, String data) {
        RowSpec row = new RowSpec(
                r.get("id"),
                link,
                r.get("source"),
                r.get("destination"),
                r.get("protocol"),
                r.get("port"),
                origin,
                classification,
                data);
        if (rows.put(row.id(), row) != null) throw new MapFault("row " + row.id() + " stands twice");
    }

    private void link(Map<String, String> r) {
        String id = r.get("link");
        RowSpec row = rows.get(id);
        if (row == null) throw new MapFault("link " + id + ": no row of that id");
        List<ListenerSpec> ends = Arrays.stream(r.get("listeners").split(" "))
                .map(ref -> listener(id, ref))
                .toList();
        SystemId to = r.get("to").isEmpty() ? ends.get(0).system() : new SystemId(r.get("to"));
        LinkSpec link = new LinkSpec(
                id,
                new SystemId(r.get("from")),
                to,
                row.protocol(),
                Carriage.parse(r.get("carriage")),
                ends,
                r.get("evidence"),
                row.table().equals("x"));
        if (links.put(id, link) != null) throw new MapFault("link " + id + " stands twice");
    }

    private ListenerSpec listener(String link, String ref) {
        int colon = ref.indexOf(':');
        SystemSpec system = colon < 0 ? null : systems.get(new SystemId(ref.substring(0, colon)));
        return Optional.ofNullable(system)
                .flatMap(s -> s.listener(ref.substring(colon + 1)))
                .orElseThrow(() -> new MapFault("link " + link + ": no listener " + ref));
    }
}
