package voicelab.systems.das;

import voicelab.engines.http.FetchLog;
import voicelab.engines.http.PathTable;
import voicelab.engines.http.PutPages;
import voicelab.engines.http.StaticPages;

/** What DAS answers. Everything under {@code /lab/} is ours. */
final class DasPaths {
    private DasPaths() {}

    static PathTable table(FetchLog log, PutPages put, StaticPages pages, FirstCall firstCall, TonePrompt prompt) {
        return PathTable.EMPTY
                .get("/lab/log", log::list)
                .get("/lab/counts", log::counts)
                .put("/lab/pages/{path*}", put::put)
                .delete("/lab/pages/{path*}", put::delete)
                .get("/first-call.vxml", log.logged(firstCall))
                .get("/prompt.wav", log.logged(prompt))
                .get("/{path*}", log.logged(pages));
    }
}
