package voicelab.systems.reportingserver;

import java.util.function.Supplier;
import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;

/** What the HTTP listener of reports answers. */
final class ReportingPaths {
    private ReportingPaths() {}

    /**
     * 8080. The paths below {@code /ems-rs/} are documented, but for {@code /ems-rs/lab/}, which is ours.
     *
     * @param problem empty when records can be stored
     * @param reports made at the first report
     */
    static PathTable of(Supplier<String> problem, Supplier<Reports> reports) {
        return PathTable.EMPTY
                .get("/ems-rs/readiness", asked -> {
                    String why = problem.get();
                    return why.isEmpty() ? HttpReply.text(200, "ready\n") : HttpReply.text(503, why + "\n");
                })
                .get(
                        "/ems-rs/HIST/CDRs/{component}/details",
                        asked -> reports.get().details(asked))
                .get(
                        "/ems-rs/HIST/CDRs/{component}/summary",
                        asked -> reports.get().summary(asked))
                .get(
                        "/ems-rs/HIST/CDRs/{component}/events",
                        asked -> reports.get().events(asked))
                .get("/ems-rs/HIST/CDRs/{component}/VAR", asked -> reports.get().var(asked))
                .get(
                        "/ems-rs/HIST/CDRs/{component}/VAR/details",
                        asked -> reports.get().var(asked))
                .get(
                        "/ems-rs/HIST/call-completion-summary",
                        asked -> reports.get().byResult(asked))
                .get("/ems-rs/HIST/call-summary", asked -> reports.get().byResult(asked))
                .get("/ems-rs/HIST/ivr-action-summary", asked -> reports.get().byAction(asked))
                .get(
                        "/ems-rs/HIST/last-ivr-action-summary",
                        asked -> reports.get().byAction(asked))
                .get(
                        "/ems-rs/RT/CDRs/{component}/details",
                        asked -> reports.get().underWay(asked))
                .get("/ems-rs/lab/frames", asked -> reports.get().frames(asked));
    }
}
