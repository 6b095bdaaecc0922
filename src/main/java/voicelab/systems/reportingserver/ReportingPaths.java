package voicelab.systems.reportingserver;

import java.util.Map;
import java.util.function.Supplier;
import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;

/** What the two HTTP listeners answer. */
final class ReportingPaths {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String MODULE = "if_mib";

    private ReportingPaths() {}

    /**
     * 8080. The readiness path is documented, the reports below {@code /ems-rs/} are switched off in private edition.
     *
     * @param problem empty when records can be stored
     */
    static PathTable reports(Supplier<String> problem) {
        return PathTable.EMPTY.get("/ems-rs/readiness", asked -> {
            String why = problem.get();
            return why.isEmpty() ? HttpReply.text(200, "ready\n") : HttpReply.text(503, why + "\n");
        });
    }

    /**
     * 9116: conventions of the Prometheus SNMP exporter ({@code module} and {@code target}). The name rsQueueSize is
     * documented; the value comes from this server's own state.
     */
    static PathTable metrics(Supplier<Map<String, Long>> gauges) {
        return PathTable.EMPTY.get("/snmp", asked -> {
            String module = asked.query().first("module").orElse(MODULE);
            if (!module.equals(MODULE)) return HttpReply.text(400, "Unknown module '" + module + "'\n");
            StringBuilder text = new StringBuilder();
            gauges.get()
                    .forEach((name, value) -> text.append("# TYPE ")
                            .append(name)
                            .append(" gauge\n")
                            .append(name)
                            .append("{servicename=\"gvp-rs\"} ")
                            .append(value)
                            .append('\n'));
            return HttpReply.of(200, METRICS_TYPE, text.toString());
        });
    }
}
