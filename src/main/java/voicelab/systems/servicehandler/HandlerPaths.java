package voicelab.systems.servicehandler;

import voicelab.engines.http.FetchLog;
import voicelab.engines.http.PathTable;

/** What the Service Handler answers. Everything under {@code /lab/} is ours. */
final class HandlerPaths {
    private HandlerPaths() {}

    static PathTable table(HandlerAnswers answers, FetchLog probes) {
        return PathTable.EMPTY
                .later("GET", "/mcp/liveness", probes.loggedLater(answers::live))
                .later("GET", "/mcp/readiness", probes.loggedLater(answers::ready))
                .get("/lab/v1/probes", probes::list)
                .get("/lab/v1/probes/counts", probes::counts)
                .get(SelfTestPage.PATH, SelfTestPage::answer)
                .get("/lab/v1/register", answers::registration)
                .post("/lab/v1/register", answers::register)
                .delete("/lab/v1/register", answers::registerAsUsual)
                .otherwise(HandlerAnswers::nothing);
    }
}
