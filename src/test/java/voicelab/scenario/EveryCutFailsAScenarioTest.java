package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.map.LinkSpec;

/** Every running link's cut makes some shipped scenario fail, or the link is listed here as untested. */
class EveryCutFailsAScenarioTest {
    /** Which scenario notices. */
    private static final Map<String, String> NOTICED = Map.ofEntries(
            Map.entry("gvp-1", "first-call"),
            Map.entry("gvp-3", "first-call"),
            Map.entry("gvp-4", "first-call"),
            Map.entry("gvp-8", "first-call"),
            Map.entry("gvp-9", "first-call"),
            Map.entry("gvp-12", "first-call"),
            Map.entry("gvp-21", "first-call"),
            Map.entry("mcp-6", "first-call"),
            Map.entry("x-2", "first-call"),
            Map.entry("x-3", "first-call"),
            Map.entry("x-5", "first-call"),
            Map.entry("x-6", "first-call"),
            Map.entry("x-15", "first-call"),
            Map.entry("x-1", "agent-phone"),
            Map.entry("x-4", "agent-phone"),
            Map.entry("mcu-6", "first-session"),
            Map.entry("mcu-8", "first-session"),
            Map.entry("mcu-9", "first-session"),
            Map.entry("mcu-10", "first-session"),
            Map.entry("mcu-11", "first-session"),
            Map.entry("mcu-12", "first-conference"),
            Map.entry("mcu-13", "first-conference"),
            Map.entry("mcu-15", "conference-dialog"),
            Map.entry("mcu-17", "first-conference"),
            Map.entry("mcu-18", "first-conference"),
            Map.entry("mcu-19", "conference-dialog"),
            Map.entry("gvp-10", "mcp-comes-and-goes"),
            Map.entry("x-17", "mcp-comes-and-goes"),
            Map.entry("gvp-18", "metrics"),
            Map.entry("mcp-11", "metrics"),
            Map.entry("mcp-12", "metrics"),
            Map.entry("mcp-10", "snmp"),
            Map.entry("x-7", "snmp"),
            Map.entry("x-8", "snmp"),
            Map.entry("x-9", "rm-pair"),
            Map.entry("x-16", "snmp"),
            Map.entry("ixn-12", "interaction-metrics"),
            Map.entry("x-12", "tenant-configuration"),
            Map.entry("gvp-16", "call-record-in-sql"),
            Map.entry("gvp-17", "config-survives-database-loss"),
            Map.entry("x-13", "config-survives-database-loss"),
            Map.entry("gvp-5", "service-discovery"),
            Map.entry("gvp-6", "service-discovery"),
            Map.entry("mcp-13", "kubelet-restarts"),
            Map.entry("mcp-14", "kubelet-restarts"),
            Map.entry("ixn-3", "first-interaction"),
            Map.entry("ixn-6", "first-interaction"));

    /** A cut that no scenario notices, and why; the proof's negative controls cover these. */
    private static final Map<String, String> UNTESTED = Map.of(
            "gvp-2", "what was read stays valid while the Configuration Server is away",
            "gvp-7", "what was read stays valid, and no recording is made yet",
            "gvp-15", "what was read stays valid while the Configuration Server is away",
            "gvp-20", "no shipped scenario fetches from the web server");

    /** Labs at a time: a cut is mostly waited for. */
    private static final int LABS = 6;

    @Test
    void each_cut_makes_its_scenario_fail() throws Exception {
        ExecutorService labs = Executors.newFixedThreadPool(LABS);
        try {
            Map<String, Future<String>> running = new TreeMap<>();
            NOTICED.forEach((link, scenario) -> running.put(link, labs.submit(() -> cut(link, scenario))));
            List<String> wrong = new ArrayList<>();
            for (Future<String> one : running.values()) if (!one.get().isEmpty()) wrong.add(one.get());
            assertEquals(List.of(), wrong);
        } finally {
            labs.shutdownNow();
        }
    }

    /** What was wrong with it; empty when the scenario noticed. */
    private static String cut(String link, String name) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        Scenario scenario = new ScenarioFiles(map).named(name);
        try (Lab lab = Lab.boot(LabOrder.of(map, scenario.profile()))) {
            lab.fault(link + "=cut");
            ScenarioResult result = new ScenarioRun(lab, scenario, step -> {}).run();
            if (result.passed()) return link + " is cut and " + name + " passed";
            return lab.journal().bugs() == 0 ? "" : link + ": " + lab.journal().tail(30);
        }
    }

    @Test
    void every_running_link_is_noticed_or_listed() throws Exception {
        try (Lab lab = Lab.boot("minimal")) {
            Set<String> running = new TreeSet<>();
            for (LinkSpec link : lab.runningLinks()) running.add(link.id());
            running.removeAll(NOTICED.keySet());
            running.removeAll(UNTESTED.keySet());
            assertEquals(Set.of(), running);
        }
    }
}
