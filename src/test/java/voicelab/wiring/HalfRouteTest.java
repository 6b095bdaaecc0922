package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;
import voicelab.profile.ProfileReader;

/** Half routes plus native arrows equal the links, both ways. */
class HalfRouteTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final Set<SystemId> MINIMAL =
            new ProfileReader(MAP).named("minimal").wanted();

    @Test
    void with_every_system_there_half_routes_and_native_arrows_are_all_87_links_both_ways() throws Exception {
        Set<SystemId> all = new TreeSet<>();
        for (SystemSpec system : MAP.systems()) all.add(system.id());
        try (RunningLab lab = SilentRoom.lab(MAP, all, "127.37.2.0/24", 1)) {
            long natives =
                    MAP.links().stream().filter(l -> l.carriage().isNative()).count();
            assertEquals(2 * (MAP.links().size() - natives), lab.halfRouteCount());
            for (LinkSpec link : MAP.links()) {
                assertEquals(
                        link,
                        lab.wiring()
                                .arrow(InstanceId.first(link.from()), link.id())
                                .link());
            }
        }
    }

    @Test
    void half_routes_run_for_the_links_whose_both_ends_are_there() throws Exception {
        try (RunningLab lab = SilentRoom.lab(MAP, MINIMAL, "127.37.2.0/24", 1)) {
            List<LinkSpec> started = MAP.links().stream()
                    .filter(l -> MINIMAL.contains(l.from()) && !l.carriage().isNative())
                    .filter(l -> l.listeners().stream().anyMatch(end -> MINIMAL.contains(end.system())))
                    .toList();
            assertEquals(2 * started.size(), lab.halfRouteCount());
            InstanceId das = InstanceId.first(new SystemId("das"));
            assertThrows(IllegalArgumentException.class, () -> lab.wiring().arrow(das, "gvp-12"));
        }
    }

    @Test
    void a_probability_bends_the_same_parcels_again_with_the_same_seed() throws Exception {
        String once = bent(11);
        assertEquals(once, bent(11));
        assertNotEquals(once, bent(12));
    }

    private static String bent(long seed) throws Exception {
        try (RunningLab lab = SilentRoom.lab(MAP, MINIMAL, "127.37.2.0/24", seed)) {
            Traffic way = new Traffic(lab, MAP.link("gvp-4").orElseThrow(), false);
            way.fault("drop:40%");
            StringBuilder bent = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                int before = lab.faults().of("gvp-4").get(0).acted();
                way.send(Integer.toString(i));
                bent.append(lab.faults().of("gvp-4").get(0).acted() > before ? 'x' : '.');
            }
            return bent.toString();
        }
    }
}
