package voicelab.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for contradictions in a map: every fault of the data is a line, none hides another. */
final class MapCheck {
    private MapCheck() {}

    static List<String> contradictions(ConnectionMap map) {
        List<String> found = new ArrayList<>();
        systems(map, found);
        map.rows().forEach(row -> row(map, row, found));
        map.links().forEach(link -> link(map, link, found));
        return found;
    }

    private static void systems(ConnectionMap map, List<String> found) {
        Map<Integer, SystemSpec> octets = new HashMap<>();
        for (SystemSpec system : map.systems()) {
            if (system.pod().isPresent()) {
                SystemSpec pod = map.find(system.pod().get().text()).orElse(null);
                if (pod == null || pod.octet() != system.octet())
                    found.add("system " + system.id() + ": shares no address with its pod "
                            + system.pod().get());
                continue;
            }
            for (int n = 0; n < system.maxInstances(); n++) {
                SystemSpec other = octets.put(system.octet() + n, system);
                if (other != null)
                    found.add("systems " + other.id() + " and " + system.id() + " share octet " + (system.octet() + n));
            }
            if (system.octet() <= 1 || system.octet() + system.maxInstances() > 255)
                found.add("system " + system.id() + ": octet out of range");
        }
        map.systems().forEach(system -> listeners(system, found));
        pods(map, found);
    }

    private static void listeners(SystemSpec system, List<String> found) {
        Set<String> names = new HashSet<>();
        for (ListenerSpec l : system.listeners())
            if (!names.add(l.name())) found.add("listener " + l.ref() + " stands twice");
    }

    /** Sidecars share their pod's address, so their single ports must differ. */
    private static void pods(ConnectionMap map, List<String> found) {
        Map<String, ListenerSpec> taken = new HashMap<>();
        for (SystemSpec system : map.systems())
            for (ListenerSpec l : system.listeners()) {
                if (l.documentedPort().isRange()) continue;
                String key = system.octet() + "/" + l.transport() + "/" + l.documentedPort();
                ListenerSpec other = taken.put(key, l);
                if (other != null) found.add("listeners " + other.ref() + " and " + l.ref() + " share a port");
            }
    }

    private static void row(ConnectionMap map, RowSpec row, List<String> found) {
        if (map.link(row.link()).isEmpty()) found.add("row " + row.id() + ": no link " + row.link());
        if (map.byTitle(row.source()).isEmpty()) found.add("row " + row.id() + ": no system titled " + row.source());
        boolean fanOut = row.destination().equals("GVP namespace");
        if (!fanOut && map.byTitle(row.destination()).isEmpty())
            found.add("row " + row.id() + ": no system titled " + row.destination());
    }

    private static void link(ConnectionMap map, LinkSpec link, List<String> found) {
        if (map.find(link.from().text()).isEmpty()) found.add("link " + link.id() + ": no system " + link.from());
        if (link.listeners().isEmpty()) found.add("link " + link.id() + " ends at no listener");
        if (link.evidence().isBlank()) found.add("link " + link.id() + ": nothing said about its proof");
        RowSpec row = map.row(link.id()).orElse(null);
        if (row == null) {
            found.add("link " + link.id() + ": no row of that id");
            return;
        }
        map.byTitle(row.source())
                .filter(s -> !s.id().equals(link.from()))
                .ifPresent(
                        s -> found.add("link " + link.id() + " starts at " + link.from() + ", its row at " + s.id()));
        map.byTitle(row.destination())
                .filter(s -> !s.id().equals(link.to()))
                .ifPresent(s -> found.add("link " + link.id() + " ends at " + link.to() + ", its row at " + s.id()));
    }
}
