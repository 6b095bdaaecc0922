package voicelab.systems.prometheus;

import voicelab.map.ListenerSpec;
import voicelab.protocols.http.Parameters;

/**
 * What is asked where.
 *
 * @param container what the label says; {@code mcp-snmp} is public (facts 2.9), the others are ours
 */
record ScrapePaths(String path, Parameters parameters, String container) {
    /** Facts 1.5 and 9: the module is named so although GVP's objects come out, and the agent is the pod's own. */
    private static final Parameters SNMP = Parameters.of("module", "if_mib", "target", "127.0.0.1:1161");

    static ScrapePaths of(ListenerSpec listener) {
        return switch (listener.ref()) {
            case "snmp-exporter:HTTP" -> new ScrapePaths("/snmp", SNMP, "mcp-snmp");
            case "resource-manager:METRICS", "reporting-server:METRICS" ->
                new ScrapePaths("/snmp", SNMP, listener.system() + "-snmp");
            case "log-exporter:HTTP" -> new ScrapePaths("/log", Parameters.NONE, "mcp-log");
            case "resource-manager:LOG_METRICS" -> new ScrapePaths("/log", Parameters.NONE, listener.system() + "-log");
            default ->
                new ScrapePaths("/metrics", Parameters.NONE, listener.system().text());
        };
    }
}
