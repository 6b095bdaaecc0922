package voicelab.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.map.ConnectionMap;
import voicelab.net.Machine;
import voicelab.net.Probes;
import voicelab.net.Ticker;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

/** The lab as a whole: all faults at once, claims, closing. */
class LabBootTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final Profile LIGHT = profile("das: , web-server: , customer-system: {listeners: {HTTP: 18123}}");
    private static final long CLOSE_MILLIS = 2_000;

    @TempDir
    Path state;

    private static Profile profile(String systems) {
        return new ProfileReader(MAP).read(YamlFile.parse("test.yml", "systems: {" + systems + "}"));
    }

    private static LabOrder order(Profile profile, Optional<Net> net, List<String> said) {
        return new LabOrder(
                MAP, Catalogue.shipped(), profile, net, Optional.empty(), 1, Optional.empty(), List.of(), said::add);
    }

    private static RunningLab boot(Profile profile, String net) throws BootFailure {
        return RunningLab.boot(order(profile, Net.parse(net), new ArrayList<>()));
    }

    private static ServerSocket hold(String address, int port) throws Exception {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(address, port));
        return socket;
    }

    @Test
    void two_held_ports_are_told_in_one_table_and_nothing_is_left_running() throws Exception {
        boot(LIGHT, "127.38.2.0/24").close(); // engines and classes of the process are there
        Leftovers leftovers = new Leftovers();
        Net net = Net.parse("127.38.2.0/24").orElseThrow();
        int dasPort = Machine.firstUnprivilegedPort() > 80 ? 10_080 : 80;
        String das = net.host(42).getHostAddress();
        try (ServerSocket one = hold(das, dasPort);
                ServerSocket every = hold("0.0.0.0", 18_123)) {
            BootFailure failure = assertThrows(BootFailure.class, () -> boot(LIGHT, net.toString()));
            assertEquals(
                    List.of("customer-system", "das"),
                    failure.faults().stream().map(StartFault::system).sorted().toList());
            for (StartFault fault : failure.faults()) {
                boolean isDas = fault.system().equals("das");
                String pid = "pid " + ProcessHandle.current().pid() + " (java)";
                assertEquals(isDas ? das + ":" + dasPort : net.host(44).getHostAddress() + ":18123", fault.address());
                assertEquals(
                        pid + (isDas ? " holds this address and port" : " listens on every address at 18123"),
                        fault.cause());
                assertTrue(fault.remedy().contains("--without " + fault.system()), fault.remedy());
            }
            assertTrue(failure.getMessage().lines().count() == 3, failure.getMessage());
            assertTrue(one.isBound() && every.isBound());
        }
        assertEquals(List.of(), leftovers.threadsLeft());
        hold(net.host(43).getHostAddress(), dasPort).close();
        boot(LIGHT, net.toString()).close();
    }

    @Test
    void a_claimed_net_that_was_named_is_an_error_and_otherwise_the_next_one_is_taken() throws Exception {
        Net net = Net.parse("127.38.3.0/24").orElseThrow();
        try (RunningLab first = boot(LIGHT, net.toString())) {
            BootFailure failure = assertThrows(BootFailure.class, () -> boot(LIGHT, net.toString()));
            StartFault fault = failure.faults().get(0);
            assertTrue(fault.cause().startsWith("127.38.3.0/24 is claimed by another lab"), fault.cause());
            assertEquals("leave --net out, or name another /24", fault.remedy());
            try (Claim next = Claim.firstFree(net)) {
                assertEquals(net.next(), next.net());
            }
            assertEquals(net, first.plan().net());
        }
        Claim.of(net).close();
    }

    @Test
    void two_labs_live_side_by_side_on_documented_ports() throws Exception {
        List<String> said = new ArrayList<>();
        try (RunningLab one = RunningLab.boot(order(LIGHT, Optional.empty(), said))) {
            try (RunningLab two = RunningLab.boot(order(LIGHT, Optional.empty(), said))) {
                assertNotEquals(one.plan().net(), two.plan().net());
                String line = " is taken by another lab; this one lives in "
                        + two.plan().net();
                assertTrue(said.stream().anyMatch(told -> told.endsWith(line)), said::toString);
                assertEquals(3, one.rooms().up().size());
                assertEquals(3, two.rooms().up().size());
            }
            Probes probes = new Probes(one.plan().net().lab());
            for (var listener : one.rooms().allListeners()) Rooms.ask(probes, listener);
        }
    }

    @Test
    void a_whole_lab_closes_within_two_seconds_and_leaves_no_thread_and_no_folder() throws Exception {
        boot(LIGHT, "127.38.4.0/24").close();
        Leftovers leftovers = new Leftovers();
        RunningLab lab = boot(new ProfileReader(MAP).named("minimal"), "127.38.4.0/24");
        Path folder = lab.rooms().up().iterator().next().context().directory();
        assertTrue(Files.exists(folder));
        long begin = Ticker.REAL.nanos();
        lab.close();
        long took = TimeUnit.NANOSECONDS.toMillis(Ticker.REAL.nanos() - begin);
        lab.close();
        assertTrue(took < CLOSE_MILLIS, took + " ms");
        assertFalse(Files.exists(folder));
        assertEquals(List.of(), leftovers.threadsLeft());
        assertEquals(0, lab.journal().bugs());
    }

    @Test
    void a_state_folder_that_cannot_be_is_told_and_the_net_given_back() throws Exception {
        Path file = Files.writeString(state.resolve("file"), "no folder");
        LabOrder order = new LabOrder(
                MAP,
                Catalogue.shipped(),
                LIGHT,
                Net.parse("127.38.5.0/24"),
                Optional.empty(),
                1,
                Optional.of(file.resolve("state")),
                List.of(),
                line -> {});
        Leftovers leftovers = new Leftovers();
        BootFailure failure = assertThrows(BootFailure.class, () -> RunningLab.boot(order));
        assertTrue(failure.faults().get(0).remedy().contains("--state"), failure.getMessage());
        Claim.of(Net.parse("127.38.5.0/24").orElseThrow()).close();
        assertEquals(List.of(), leftovers.threadsLeft());
    }

    @Test
    void a_setting_that_cannot_be_is_told_with_its_line_and_all_others_with_it() throws Exception {
        Profile wrong = profile("das: {loud: yes}, web-server: , customer-system: {quiet: 1}");
        BootFailure failure = assertThrows(BootFailure.class, () -> boot(wrong, "127.38.6.0/24"));
        assertEquals(2, failure.faults().size(), failure.getMessage());
        for (StartFault fault : failure.faults()) {
            assertTrue(fault.cause().startsWith("test.yml:1: unknown key "), fault.cause());
            assertEquals("mend the profile", fault.remedy());
        }
    }
}
