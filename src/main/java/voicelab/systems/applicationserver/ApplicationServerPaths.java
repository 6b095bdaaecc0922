package voicelab.systems.applicationserver;

import voicelab.engines.http.PathTable;
import voicelab.systems.VendorPaths;

/** What the Application Server answers. Everything under {@code /lab/v1} is ours. */
final class ApplicationServerPaths {
    private ApplicationServerPaths() {}

    static PathTable table(FrontPage page, CreateSession create, OneSession one, Mcus mcus) {
        return PathTable.EMPTY
                .get("/", page)
                .post("/lab/v1/sessions", create)
                .get("/lab/v1/sessions", one::list)
                .get("/lab/v1/sessions/{id}", one::read)
                .delete("/lab/v1/sessions/{id}", one::delete)
                .post("/lab/v1/sessions/{id}/events", one::event)
                .put("/lab/v1/mcus/{id}", mcus::heard)
                .get("/lab/v1/mcus", mcus::list)
                .otherwise(VendorPaths::notPublic);
    }
}
