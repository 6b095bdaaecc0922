package voicelab.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;

class AddressPlanTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final int ROOT = 0;
    private static final int USER = 1_024;

    private static AddressPlan plan(int firstUnprivilegedPort, String yaml) {
        Profile profile = new ProfileReader(MAP).read(YamlFile.parse("p.yml", yaml));
        return new AddressPlan(MAP, profile, new Net(20, 3), firstUnprivilegedPort);
    }

    private static ListenerSpec listener(String system, String name) {
        return MAP.system(new SystemId(system)).listener(name).orElseThrow();
    }

    private static InstanceId id(String text) {
        return MAP.instance(text).orElseThrow();
    }

    @Test
    void every_listener_of_the_map_stays_on_its_documented_port_for_root() {
        AddressPlan plan = new AddressPlan(MAP, new ProfileReader(MAP).named("full"), new Net(20, 3), ROOT);
        Set<String> taken = new HashSet<>();
        for (SystemSpec system : MAP.systems())
            for (ListenerSpec listener : system.listeners()) {
                assertFalse(plan.moved(listener), listener.ref());
                if (listener.documentedPort().isRange()) continue;
                Optional<InetSocketAddress> at = plan.listen(InstanceId.first(system.id()), listener);
                assertEquals(listener.documentedPort().first(), at.orElseThrow().getPort());
                assertTrue(taken.add(listener.transport() + " " + at.get()), listener.ref());
            }
    }

    @Test
    void ports_80_and_443_move_by_10000_where_the_machine_keeps_them_and_nothing_else_does() {
        AddressPlan plan = new AddressPlan(MAP, new ProfileReader(MAP).named("full"), new Net(20, 3), USER);
        for (SystemSpec system : MAP.systems())
            for (ListenerSpec listener : system.listeners()) {
                int port = listener.documentedPort().first();
                boolean low = !listener.documentedPort().isRange() && (port == 80 || port == 443);
                assertEquals(low, plan.moved(listener), listener.ref());
                assertEquals(low ? port + 10_000 : port, plan.port(listener).orElseThrow());
            }
        assertEquals(
                "/127.20.3.42:10080",
                plan.dial(id("das"), listener("das", "HTTP")).orElseThrow().toString());
    }

    @Test
    void a_profiles_own_port_wins_and_off_is_nowhere() {
        AddressPlan plan = plan(USER, "systems: {das: {listeners: {HTTP: 81}}, mcp: {listeners: {SIP: off}}}");
        assertEquals(81, plan.port(listener("das", "HTTP")).orElseThrow());
        assertTrue(plan.moved(listener("das", "HTTP")));
        assertEquals(Optional.empty(), plan.listen(id("mcp"), listener("mcp", "SIP")));
        assertFalse(plan.moved(listener("mcp", "SIP")));
    }

    @Test
    void instances_have_their_own_addresses_and_sidecars_their_pods() {
        AddressPlan plan = plan(ROOT, "systems: {mcp: {count: 2}, rup: {count: 2}}");
        assertEquals(List.of(id("mcp"), id("mcp-2")), plan.instances(new SystemId("mcp")));
        assertEquals("/127.20.3.22", plan.address(id("mcp-2")).toString());
        assertEquals(plan.address(id("mcp-2")), plan.address(id("rup-2")));
        assertEquals(Optional.of(id("mcp-2")), plan.resident(plan.address(id("rup-2"))));
        assertEquals(Optional.empty(), plan.resident(new Net(20, 3).lab()));
        assertEquals(List.of(), plan.instances(new SystemId("das")));
    }

    @Test
    void a_replaced_system_is_dialled_where_the_user_has_it_and_binds_nothing() {
        AddressPlan plan = plan(ROOT, "systems: {das: , mcp: }\nreplace: {das: 'http://127.0.0.1:3000'}");
        assertEquals(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 3000),
                plan.dial(id("das"), listener("das", "HTTP")).orElseThrow());
        assertEquals(List.of(id("das")), plan.instances(new SystemId("das")));
        assertFalse(plan.profile().wanted().contains(new SystemId("das")));
    }
}
