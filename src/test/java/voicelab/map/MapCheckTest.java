package voicelab.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plants one contradiction at a time into the shipped map and looks whether the self-check names it. */
class MapCheckTest {
    private final Map<SystemId, SystemSpec> systems = new LinkedHashMap<>();
    private final Map<String, LinkSpec> links = new LinkedHashMap<>();
    private final Map<String, RowSpec> rows = new LinkedHashMap<>();

    MapCheckTest() {
        ConnectionMap map = ConnectionMap.shipped();
        map.systems().forEach(s -> systems.put(s.id(), s));
        map.links().forEach(l -> links.put(l.id(), l));
        map.rows().forEach(r -> rows.put(r.id(), r));
    }

    private List<String> found() {
        return MapCheck.contradictions(new ConnectionMap(systems, links, rows));
    }

    private void finds(String contradiction) {
        assertTrue(found().contains(contradiction), () -> contradiction + " is not in " + found());
    }

    private SystemSpec spec(String id) {
        return systems.get(new SystemId(id));
    }

    private void put(SystemSpec s, int octet, Optional<SystemId> pod, List<ListenerSpec> listeners) {
        systems.put(s.id(), new SystemSpec(s.id(), s.title(), octet, s.maxInstances(), pod, s.plane(), listeners));
    }

    private void octet(String id, int octet) {
        put(spec(id), octet, spec(id).pod(), spec(id).listeners());
    }

    private void row(String id, String link, String source, String destination) {
        rows.put(id, new RowSpec(id, link, source, destination, "TCP", "1", "", "", ""));
    }

    private void link(String id, String from, String to, List<ListenerSpec> listeners, String evidence) {
        LinkSpec l = links.get(id);
        links.put(
                id,
                new LinkSpec(
                        id,
                        new SystemId(from),
                        new SystemId(to),
                        l.protocol(),
                        l.carriage(),
                        listeners,
                        evidence,
                        l.support()));
    }

    @Test
    void the_shipped_map_contradicts_itself_nowhere() {
        assertEquals(List.of(), found());
    }

    @Test
    void two_systems_on_one_address_are_found() {
        octet("das", spec("web-server").octet());
        finds("systems das and web-server share octet 43");
    }

    @Test
    void an_instance_that_grows_into_the_next_system_is_found() {
        octet("das", spec("mcp").octet() + 15);
        finds("systems mcp and das share octet 36");
    }

    @Test
    void an_address_outside_the_net_or_on_the_labs_own_host_is_found() {
        octet("das", 255);
        octet("kafka", 1);
        finds("system das: octet out of range");
        finds("system kafka: octet out of range");
    }

    @Test
    void a_sidecar_away_from_its_pod_is_found() {
        octet("rup", 200);
        finds("system rup: shares no address with its pod mcp");
    }

    @Test
    void a_pod_that_does_not_exist_is_found() {
        put(spec("rup"), spec("rup").octet(), Optional.of(new SystemId("nobody")), List.of());
        finds("system rup: shares no address with its pod nobody");
    }

    @Test
    void a_listener_that_stands_twice_is_found() {
        ListenerSpec http = spec("das").listeners().get(0);
        put(spec("das"), 42, Optional.empty(), List.of(http, http));
        finds("listener das:HTTP stands twice");
    }

    @Test
    void two_sidecars_on_one_port_are_found() {
        ListenerSpec l = spec("rup").listeners().get(0);
        ListenerSpec moved = new ListenerSpec(
                l.system(), l.name(), l.transport(), PortSpan.of(8300), l.origin(), l.protocol(), l.front());
        put(spec("rup"), spec("rup").octet(), spec("rup").pod(), List.of(moved));
        finds("listeners service-handler:HTTP and rup:HTTP share a port");
    }

    @Test
    void a_row_without_its_link_or_its_systems_is_found() {
        row("gvp-99", "gvp-100", "Nobody", "Nowhere");
        finds("row gvp-99: no link gvp-100");
        finds("row gvp-99: no system titled Nobody");
        finds("row gvp-99: no system titled Nowhere");
    }

    @Test
    void a_link_from_nobody_or_to_no_listener_or_without_evidence_is_found() {
        link("gvp-12", "nobody", "das", List.of(), " ");
        finds("link gvp-12: no system nobody");
        finds("link gvp-12 ends at no listener");
        finds("link gvp-12: nothing said about its proof");
    }

    @Test
    void a_link_that_says_other_ends_than_its_row_is_found() {
        link("gvp-12", "ors", "web-server", spec("web-server").listeners(), "x");
        finds("link gvp-12 starts at ors, its row at mcp");
        finds("link gvp-12 ends at web-server, its row at das");
    }

    @Test
    void a_link_without_a_row_of_its_id_is_found() {
        rows.remove("gvp-12");
        List<String> found = new ArrayList<>(found());
        assertTrue(found.contains("link gvp-12: no row of that id"), found::toString);
    }
}
