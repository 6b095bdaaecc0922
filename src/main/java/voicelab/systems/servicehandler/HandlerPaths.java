package voicelab.systems.servicehandler;

import voicelab.engines.http.PathTable;

/** What the Service Handler answers. Everything under {@code /lab/} is ours. */
final class HandlerPaths {
    private HandlerPaths() {}

    static PathTable table(HandlerAnswers answers) {
        return PathTable.EMPTY
                .later("GET", "/mcp/liveness", answers::live)
                .later("GET", "/mcp/readiness", answers::ready)
                .get(SelfTestPage.PATH, SelfTestPage::answer)
                .get("/lab/v1/register", answers::registration)
                .post("/lab/v1/register", answers::register)
                .delete("/lab/v1/register", answers::registerAsUsual)
                .otherwise(HandlerAnswers::nothing);
    }
}
