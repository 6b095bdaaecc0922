package voicelab.systems.webserver;

import voicelab.engines.http.FetchLog;
import voicelab.engines.http.PathTable;
import voicelab.engines.http.PutPages;
import voicelab.engines.http.StaticPages;

/** What the web server answers. Everything under {@code /lab/} is ours. */
final class WebServerPaths {
    private WebServerPaths() {}

    static PathTable table(FetchLog log, PutPages put, StaticPages pages) {
        return PathTable.EMPTY
                .get("/lab/log", log::list)
                .get("/lab/counts", log::counts)
                .put("/lab/pages/{path*}", put::put)
                .delete("/lab/pages/{path*}", put::delete)
                .get("/{path*}", log.logged(pages));
    }
}
