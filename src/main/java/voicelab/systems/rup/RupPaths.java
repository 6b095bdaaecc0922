package voicelab.systems.rup;

import voicelab.engines.http.FetchLog;
import voicelab.engines.http.PathTable;
import voicelab.systems.VendorPaths;

/** What RUP answers. Everything under {@code /lab/} is ours. */
final class RupPaths {
    private static final String ONE = RupAnswers.PATH + "/{id}";

    private RupPaths() {}

    static PathTable table(RupAnswers answers, FetchLog probes) {
        return PathTable.EMPTY
                .get("/health/live", probes.logged(answers::live))
                .get("/health/ready", probes.logged(answers::ready))
                .get("/metrics", answers::metrics)
                .get("/lab/v1/probes", probes::list)
                .get("/lab/v1/probes/counts", probes::counts)
                .get(RupAnswers.PATH, answers::list)
                .post(RupAnswers.PATH, answers::post)
                .get(ONE, answers::get)
                .put(ONE, answers::put)
                .delete(ONE, answers::delete)
                .otherwise(VendorPaths::notPublic);
    }
}
