package voicelab.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.net.Machine;

/** Every proved row, and for each its negative control: with the link cut, the proof says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofTest {
    private static final List<String> OVER_PORT_80 =
            List.of("gvp-12", "gvp-20", "gvp-21", "mcp-4", "mcp-16", "mcp-17", "mcu-8", "mcu-10");

    /** The documented rows that this test proves; README.md shows them. */
    static final List<String> ROWS = List.of(
            "gvp-1", "gvp-2", "gvp-3", "gvp-4", "gvp-5", "gvp-6", "gvp-7", "gvp-8", "gvp-9", "gvp-10", "gvp-12",
            "gvp-15", "gvp-16", "gvp-17", "gvp-18", "gvp-20", "gvp-21", "mcp-1", "mcp-4", "mcp-6", "mcp-8", "mcp-9",
            "mcp-10", "mcp-11", "mcp-12", "mcp-13", "mcp-14", "mcp-15", "mcp-16", "mcp-17", "ixn-3", "ixn-6", "ixn-12",
            "mcu-6", "mcu-8", "mcu-9", "mcu-10", "mcu-11", "mcu-12", "mcu-13", "mcu-15", "mcu-17", "mcu-18", "mcu-19");

    private static final List<String> SUPPORT = List.of(
            "x-1", "x-2", "x-3", "x-4", "x-5", "x-6", "x-7", "x-8", "x-12", "x-13", "x-14", "x-15", "x-16", "x-17");

    private static final List<String> LINKS = List.of(
            "gvp-1", "gvp-2", "gvp-3", "gvp-4", "gvp-5", "gvp-6", "gvp-7", "gvp-8", "gvp-9", "gvp-10", "gvp-12",
            "gvp-15", "gvp-16", "gvp-17", "gvp-18", "gvp-20", "gvp-21", "mcp-6", "mcp-10", "mcp-11", "mcp-12", "mcp-13",
            "mcp-14", "ixn-3", "ixn-6", "ixn-12", "mcu-6", "mcu-8", "mcu-9", "mcu-10", "mcu-11", "mcu-12", "mcu-13",
            "mcu-15", "mcu-17", "mcu-18", "mcu-19", "x-1", "x-2", "x-3", "x-4", "x-5", "x-6", "x-7", "x-8", "x-12",
            "x-13", "x-14", "x-15", "x-16", "x-17");

    /** Labs at a time: a negative control mostly waits. */
    private static final int LABS = 5;

    private final BlockingQueue<Lab> labs = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(LABS);
    private final Map<String, Future<String>> controls = new HashMap<>();

    @BeforeAll
    void boot() throws BootFailure {
        for (int i = 0; i < LABS; i++) labs.add(Lab.boot("full"));
    }

    @AfterAll
    void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        labs.forEach(Lab::close);
    }

    @Test
    @Order(1)
    void every_connection_of_the_first_rooms_is_proved() {
        Lab lab = labs.element();
        ProofReport report = new Proof(lab).run(Set.of(), line -> {});
        Set<String> expected = new TreeSet<>(ROWS);
        expected.addAll(SUPPORT);
        if (Machine.firstUnprivilegedPort() > 80) expected.removeAll(OVER_PORT_80);
        Set<String> proved = new TreeSet<>();
        Stream.concat(report.rows().stream(), report.support().stream())
                .filter(RowResult::proved)
                .forEach(row -> proved.add(row.id()));
        assertEquals(expected, proved, () -> failures(report));
        assertEquals(81, report.rows().size());
        assertEquals(0, lab.journal().bugs());
    }

    static Stream<String> links() {
        return LINKS.stream();
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("links")
    void with_its_link_cut_a_row_fails(String link) throws Exception {
        if (controls.isEmpty()) LINKS.forEach(each -> controls.put(each, threads.submit(() -> cut(each))));
        assertEquals("", controls.get(link).get());
    }

    /** What was wrong with it; empty when the proof noticed. */
    private String cut(String link) throws Exception {
        Lab lab = labs.take();
        lab.fault(link + "=cut");
        try {
            ProofReport report = new Proof(lab).run(new LinkedHashSet<>(List.of(link)), line -> {});
            List<RowResult> all = Stream.concat(report.rows().stream(), report.support().stream())
                    .toList();
            boolean noticed = all.size() == 1 && all.get(0).failed() && report.anyFailed();
            if (!noticed) return link + " was " + all;
        } finally {
            lab.reset();
            labs.add(lab);
        }
        return lab.journal().bugs() == 0 ? "" : lab.journal().tail(30).toString();
    }

    private static String failures(ProofReport report) {
        StringBuilder text = new StringBuilder();
        Stream.concat(report.rows().stream(), report.support().stream())
                .filter(RowResult::failed)
                .forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
