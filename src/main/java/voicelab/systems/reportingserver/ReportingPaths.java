package voicelab.systems.reportingserver;

import java.util.function.Supplier;
import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;

/** What the HTTP listener of reports answers. */
final class ReportingPaths {
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
}
