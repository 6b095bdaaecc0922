package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import voicelab.edge.Poll;
import voicelab.edge.SnmpDesk;
import voicelab.edge.WebDesk;
import voicelab.protocols.smi.Oid;

/**
 * A call to a number of this run; then the SNMP agents are asked for what RM, MCP and RS say of the latest call, and the exporter
 * for its text.
 */
final class SnmpJourney implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String EXPORTER = "/snmp?module=if_mib&target=127.0.0.1:1161";
    private static final Oid LAB = Oid.parse("1.3.6.1.4.1.8072.9999.9999.86");

    /** Whose latest call stands where, as {@code snmp/objects.csv} numbers it. */
    private static final Map<String, Oid> OBJECTS =
            new TreeMap<>(Map.of("mcp-10", LAB.plus(1, 21, 0), "x-8", LAB.plus(2, 20, 0), "x-16", LAB.plus(3, 21, 0)));

    @Override
    public Set<String> links() {
        return Set.of("mcp-10", "x-7", "x-8", "x-16");
    }

    @Override
    public String title() {
        return "a call seen over SNMP";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        try (OwnNumber number = OwnNumber.make(run, 6, "snmp")) {
            number.call("udp", call -> {});
        }
        run.followIds();
        Poll.until(PATIENCE, () -> readBack(run));
    }

    /** @return whether all was seen */
    private boolean readBack(ProofRun run) throws IOException {
        Set<String> wanted = new java.util.TreeSet<>(links());
        Set<String> running = new java.util.TreeSet<>();
        run.lab().runningLinks().forEach(link -> running.add(link.id()));
        wanted.retainAll(running);
        SnmpDesk desk = new SnmpDesk(run.lab());
        for (Map.Entry<String, Oid> each : OBJECTS.entrySet()) {
            if (run.sawBack(each.getKey()) || !wanted.contains(each.getKey())) continue;
            for (String value : desk.values(each.getValue()))
                if (run.knows(value)) run.saw(each.getKey(), each.getValue() + " is " + value);
        }
        if (!run.sawBack("x-7") && wanted.contains("x-7")) {
            String text = new WebDesk(run.lab()).get("snmp-exporter", EXPORTER).text();
            text.lines()
                    .filter(line -> line.startsWith("labMcpLastSession{"))
                    .filter(line -> run.knows(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))))
                    .findFirst()
                    .ifPresent(line -> run.saw("x-7", line));
        }
        return wanted.stream().allMatch(run::sawBack);
    }
}
