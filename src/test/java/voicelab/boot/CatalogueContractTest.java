package voicelab.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.map.Transport;
import voicelab.net.Probes;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;
import voicelab.standin.BoundListener;
import voicelab.standin.StandIn;

/** What every room of the catalogue has promised. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueContractTest {
    private static final int ROUNDS = 50;
    private static final int HEAVY_ROUNDS = 5;

    /** Listeners that no room of this lab opens: of a system that is not built, and of a Resource Manager that has no peer. */
    private static final Set<String> NOT_YET = Set.of("mcu:BRIDGE", "resource-manager:PEER");

    private static final Set<String> HEAVY = Set.of("kafka", "reporting-server");

    /** A dial that is just being tried, a pooled worker that is idle: fewer than one a round. */
    private static final int COME_AND_GO = 10;

    private RunningLab lab;

    static Stream<SystemId> rooms() {
        return new TreeSet<>(Catalogue.shipped().ids()).stream();
    }

    @BeforeAll
    void boot() throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        lab = RunningLab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).named("full"),
                Net.parse("127.38.1.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
        // Prometheus keeps its connections: those of its first round must not look like what a room left behind
        lab.clock().move(Duration.ofSeconds(6));
        lab.journal()
                .await(
                        0,
                        "a first scrape",
                        e -> e.link().equals("ixn-12") && e.kind() == Kind.BACK,
                        Duration.ofSeconds(10));
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private void ask(InstanceId id) throws IOException {
        Probes probes = new Probes(lab.plan().net().lab());
        for (BoundListener listener : lab.rooms().listeners(id)) Rooms.ask(probes, listener);
    }

    /** Binds where the room has just been: it holds the port no more. */
    private static void bind(BoundListener listener) throws IOException {
        InetSocketAddress at = listener.bound();
        if (listener.spec().transport() == Transport.UDP) {
            new DatagramSocket(at).close();
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(at);
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_listener_of_the_map_is_bound_where_it_belongs_and_answers_its_protocol(SystemId system)
            throws Exception {
        InstanceId id = InstanceId.first(system);
        List<String> unbound = new ArrayList<>();
        lab.map().system(system).listeners().stream()
                .filter(listener -> !listener.documentedPort().isRange())
                .filter(listener -> lab.rooms().listeners(id).stream()
                        .noneMatch(bound -> bound.spec().equals(listener)))
                .forEach(listener -> unbound.add(listener.ref()));
        List<String> notYet = NOT_YET.stream()
                .filter(ref -> ref.startsWith(system + ":"))
                .sorted()
                .toList();
        assertEquals(notYet, unbound.stream().sorted().toList());
        for (BoundListener bound : lab.rooms().listeners(id))
            assertEquals(lab.plan().listen(id, bound.spec()).orElseThrow(), bound.bound());
        ask(id);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void reset_keeps_the_ports(SystemId system) throws Exception {
        InstanceId id = InstanceId.first(system);
        lab.rooms().standIn(id).orElseThrow().reset();
        ask(id);
        assertEquals(0, lab.journal().bugs());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void closing_is_idempotent_and_gives_back_every_port_and_starting_again_works_at_once(SystemId system)
            throws Exception {
        InstanceId id = InstanceId.first(system);
        StandIn first = lab.rooms().standIn(id).orElseThrow();
        List<BoundListener> listeners = lab.rooms().listeners(id);
        assertTrue(lab.rooms().stop(id));
        first.close();
        first.close();
        assertFalse(lab.rooms().stop(id));
        for (BoundListener listener : listeners) bind(listener);
        assertEquals(List.of(), lab.rooms().start(id));
        assertEquals(listeners, lab.rooms().listeners(id));
        first.close();
        ask(id);
        assertEquals(0, lab.journal().bugs());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_that_never_started_can_be_closed(SystemId system) {
        StandIn room = Catalogue.shipped().make(system).orElseThrow();
        room.close();
        room.close();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void rounds_of_start_and_stop_leave_no_thread_and_no_port(SystemId system) throws Exception {
        InstanceId id = InstanceId.first(system);
        int rounds = HEAVY.contains(system.text()) ? HEAVY_ROUNDS : ROUNDS;
        int half = rounds / 2; // pools have grown by then
        // clients of a room that was away come back when they next try: some are on their way while others are counted
        long settled = Leftovers.openFiles();
        for (int i = 0; i < half; i++) round(id);
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        long files = Math.max(settled, Leftovers.openFiles());
        for (int i = half; i < rounds; i++) round(id);
        List<String> more = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (!threads.contains(thread)) more.add(thread.getName());
        long gone = threads.stream().filter(thread -> !thread.isAlive()).count();
        long moreFiles = Leftovers.openFilesMore(files, COME_AND_GO);
        assertTrue(more.size() - gone <= COME_AND_GO, "threads that the rounds left: " + more + ", gone " + gone);
        assertTrue(moreFiles <= COME_AND_GO, moreFiles + " open files more after " + (rounds - half) + " rounds");
        assertEquals(0, lab.journal().bugs());
    }

    private void round(InstanceId id) {
        assertTrue(lab.rooms().stop(id));
        assertEquals(List.of(), lab.rooms().start(id));
    }
}
