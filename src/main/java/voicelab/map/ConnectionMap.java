package voicelab.map;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole map: systems with their listeners, links, and the rows of the tables. Immutable. */
public final class ConnectionMap {
    private final Map<SystemId, SystemSpec> systems;
    private final Map<String, LinkSpec> links;
    private final Map<String, RowSpec> rows;
    private final Map<String, SystemSpec> byTitle = new LinkedHashMap<>();

    ConnectionMap(Map<SystemId, SystemSpec> systems, Map<String, LinkSpec> links, Map<String, RowSpec> rows) {
        this.systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
        this.links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        this.rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        systems.values().forEach(s -> byTitle.put(s.title(), s));
    }

    /** The map that the jar carries. */
    public static ConnectionMap shipped() {
        return load(MapSources.SHIPPED);
    }

    /** @throws MapFault when the data contradicts itself */
    public static ConnectionMap load(MapSources sources) {
        return new MapLoader(ConnectionMap.class.getClassLoader()).load(sources);
    }

    public Collection<SystemSpec> systems() {
        return systems.values();
    }

    /** Documented and support links. */
    public Collection<LinkSpec> links() {
        return links.values();
    }

    /** Rows of the documented tables and, with ids {@code x-N}, of the support table. */
    public Collection<RowSpec> rows() {
        return rows.values();
    }

    public List<RowSpec> documentedRows() {
        return rows.values().stream().filter(r -> !r.table().equals("x")).toList();
    }

    public List<RowSpec> supportRows() {
        return rows.values().stream().filter(r -> r.table().equals("x")).toList();
    }

    public List<LinkSpec> documentedLinks() {
        return links.values().stream().filter(l -> !l.support()).toList();
    }

    public Optional<SystemSpec> find(String id) {
        return Optional.ofNullable(systems.get(new SystemId(id)));
    }

    /** @throws IllegalArgumentException for a system that the map does not have: a defect of ours */
    public SystemSpec system(SystemId id) {
        SystemSpec spec = systems.get(id);
        if (spec == null) throw new IllegalArgumentException("no system " + id + " in the map");
        return spec;
    }

    public Optional<LinkSpec> link(String id) {
        return Optional.ofNullable(links.get(id));
    }

    public Optional<RowSpec> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public Optional<SystemSpec> byTitle(String title) {
        return Optional.ofNullable(byTitle.get(title));
    }

    public List<LinkSpec> linksFrom(SystemId system) {
        return links.values().stream().filter(l -> l.from().equals(system)).toList();
    }

    /** {@code mcp} or {@code mcp-2} or {@code mcp@2}; empty when no such system or instance exists. */
    public Optional<InstanceId> instance(String text) {
        int at = text.indexOf('@');
        if (at < 0 && systems.containsKey(new SystemId(text))) return Optional.of(InstanceId.first(new SystemId(text)));
        int cut = at >= 0 ? at : text.lastIndexOf('-');
        if (cut <= 0 || cut == text.length() - 1) return Optional.empty();
        String number = text.substring(cut + 1);
        SystemSpec spec = systems.get(new SystemId(text.substring(0, cut)));
        if (spec == null || !number.matches("[1-9][0-9]?") || Integer.parseInt(number) > spec.maxInstances())
            return Optional.empty();
        return Optional.of(new InstanceId(spec.id(), Integer.parseInt(number)));
    }
}
