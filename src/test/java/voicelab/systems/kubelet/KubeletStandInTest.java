package voicelab.systems.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.edge.WebDesk;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.standin.PodKeeper;

/** Probes in the lab's time, and what follows from them. */
class KubeletStandInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String PODS = """
            profile: pods
            systems:
              mcp: {count: 2}
              service-handler:
              rup:
              kubelet:
            """;

    private Lab lab;

    private void boot(String settings) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        lab = Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).read(YamlFile.parse("test", PODS + settings)),
                Net.parse("127.41.4.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
        lab.running().clock().freeze();
    }

    @AfterEach
    void close() {
        assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        lab.close();
    }

    private InstanceId id(String name) {
        return lab.map().instance(name).orElseThrow();
    }

    private JournalEntry await(long since, String what) throws InterruptedException {
        return lab.journal().await(since, what, e -> e.summary().contains(what), PATIENCE);
    }

    private long probes(long since, String system, String path) {
        return lab.journal().since(since).stream()
                .filter(e -> e.kind() == Kind.ARRIVED
                        && e.to().equals(system)
                        && e.field("path").equals(path))
                .count();
    }

    private void awaitProbes(long since, String system, String path, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (probes(since, system, path) < wanted) {
            assertTrue(System.nanoTime() < deadline, () -> system + " " + path + ": " + probes(since, system, path));
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void move(int seconds) {
        lab.running().clock().move(Duration.ofSeconds(seconds));
    }

    @Test
    void pods_are_probed_when_the_documents_say() throws Exception {
        boot("");
        long since = lab.journal().last();
        move(29);
        awaitProbes(since, "rup", "/health/live", 1);
        awaitProbes(since, "rup-2", "/health/ready", 1);
        assertEquals(0, probes(since, "service-handler", "/mcp/liveness"), "first after 30 s");
        move(1);
        awaitProbes(since, "service-handler", "/mcp/liveness", 1);
        awaitProbes(since, "service-handler-2", "/mcp/readiness", 1);
        await(since, "mcp-2 is live (/mcp/liveness answered 200)");
        await(since, "mcp is ready (/mcp/readiness answered 200)");
        await(since, "mcp is ready (/health/ready answered 200)");
        since = lab.journal().last();
        move(30);
        awaitProbes(since, "rup", "/health/ready", 1);
        assertEquals(0, probes(since, "service-handler", "/mcp/liveness"), "every 60 s");
        move(30);
        awaitProbes(since, "service-handler", "/mcp/liveness", 1);
        awaitProbes(since, "rup", "/health/live", 1);
    }

    @Test
    void an_mcp_that_fails_three_times_is_restarted_and_the_journal_says_so() throws Exception {
        boot("");
        move(30);
        await(0, "mcp-2 is live");
        long since = lab.journal().last();
        lab.stop(id("mcp-2"));
        // a probe whose answer is still awaited when its next turn comes is not asked twice: more turns than misses
        for (int i = 0; i < 12 && restarts(since) == 0; i++) {
            assertTrue(i >= 3 || !lab.running().rooms().isUp(id("mcp-2")), "two misses are not enough");
            move(60);
            awaitAnswered(since, i + 1);
        }
        JournalEntry life = await(since, "restarts mcp-2: /mcp/liveness failed 3 times in a row, answered 503");
        assertEquals(Kind.LIFE, life.kind());
        lab.journal()
                .await(
                        since,
                        "up again",
                        e -> e.kind() == Kind.LIFE
                                && e.from().equals("mcp-2")
                                && e.summary().equals("up"),
                        PATIENCE);
        move(30);
        move(60);
        await(since, "mcp-2 is live (/mcp/liveness answered 200)");
    }

    private long restarts(long since) {
        return lab.journal().since(since).stream()
                .filter(e -> e.summary().startsWith("restarts mcp-2"))
                .count();
    }

    /** Waits until this many probes were answered, or half a second, when one was left out. */
    private void awaitAnswered(long since, int wanted) throws InterruptedException {
        for (int i = 0; i < 50 && answered(since) < wanted; i++) TimeUnit.MILLISECONDS.sleep(10);
    }

    private long answered(long since) {
        return lab.journal().since(since).stream()
                .filter(e -> e.link().equals("mcp-13")
                        && e.kind() == Kind.BACK
                        && e.source().getAddress().getHostAddress().endsWith(".22")
                        && e.field("status").equals("503"))
                .count();
    }

    @Test
    void a_handler_and_a_rup_that_are_silent_are_meant_themselves() throws Exception {
        boot("    liveness-misses: 1\n    rup-live-misses: 1\n");
        lab.stop(id("service-handler-2"));
        lab.stop(id("rup"));
        move(30);
        await(0, "restarts service-handler-2: /mcp/liveness failed 1 times in a row, no answer");
        await(0, "restarts rup: /health/live failed 1 times in a row, no answer");
        awaitUp("service-handler-2");
        awaitUp("rup");
    }

    private void awaitUp(String name) throws InterruptedException {
        lab.journal()
                .await(
                        0,
                        name + " is up again",
                        e -> e.kind() == Kind.LIFE
                                && e.from().equals(name)
                                && e.summary().equals("up")
                                && lab.running().rooms().isUp(id(name)),
                        PATIENCE);
    }

    @Test
    void with_restart_switched_off_it_only_looks() throws Exception {
        boot("    restart: false\n    liveness-misses: 1\n");
        lab.stop(id("mcp"));
        move(30);
        await(0, "mcp is not live (/mcp/liveness answered 503)");
        await(0, "mcp-2 is live");
        assertFalse(lab.running().rooms().isUp(id("mcp")));
        assertFalse(lab.journal().since(0).stream().anyMatch(e -> e.summary().contains("restarts")));
    }

    @Test
    void a_pod_that_fails_its_readiness_is_unready_not_restarted() throws Exception {
        boot("    rup-ready-misses: 2\n");
        lab.faults().set(new FaultParser(lab.map()).parse("mcp-14=cut"));
        move(10);
        awaitSent(1);
        move(30);
        await(0, "mcp is not ready (/health/ready no answer");
        lab.faults().mendAll();
        move(30);
        await(0, "mcp is ready (/health/ready answered 200)");
        assertTrue(lab.running().rooms().isUp(id("rup")));
    }

    private void awaitSent(int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lab.journal().since(0).stream()
                        .filter(e -> e.link().equals("mcp-14")
                                && e.kind() == Kind.SENT
                                && e.field("path").equals("/health/ready"))
                        .count()
                < 2L * wanted) {
            assertTrue(System.nanoTime() < deadline, "not sent");
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MILLISECONDS.sleep(50); // the failures are counted a moment after
    }

    @Test
    void a_probe_on_demand_carries_its_nonce_into_the_counts_of_who_is_asked() throws Exception {
        boot("");
        PodKeeper kubelet = (PodKeeper) lab.system("kubelet").orElseThrow();
        kubelet.probe("n-4711").toCompletableFuture().get(10, TimeUnit.SECONDS);
        for (String system : List.of("service-handler", "service-handler-2", "rup", "rup-2")) {
            String seen =
                    new WebDesk(lab).get(system, "/lab/v1/probes?nonce=n-4711").text();
            assertTrue(seen.contains("probe=n-4711") && seen.contains("\"from\":\"127.41.4.51:"), seen);
        }
    }
}
