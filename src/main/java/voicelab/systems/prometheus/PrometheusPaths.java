package voicelab.systems.prometheus;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;

/** What Prometheus answers. Everything under {@code /lab/} is ours. */
final class PrometheusPaths {
    private PrometheusPaths() {}

    static PathTable table(
            QueryApi query, TargetsApi targets, ScrapeNow now, RealConfiguration configuration, TargetsPage page) {
        return PathTable.EMPTY
                .get("/-/healthy", asked -> HttpReply.text(200, "Prometheus Server is Healthy.\n"))
                .get("/-/ready", asked -> HttpReply.text(200, "Prometheus Server is Ready.\n"))
                .get("/api/v1/targets", targets::targets)
                .get("/api/v1/metadata", targets::metadata)
                .get("/api/v1/query", query::query)
                .post("/api/v1/query", query::query)
                .get("/api/v1/query_range", query::range)
                .post("/api/v1/query_range", query::range)
                .get("/api/v1/series", query::series)
                .post("/api/v1/series", query::series)
                .get("/api/v1/labels", query::labels)
                .post("/api/v1/labels", query::labels)
                .get("/api/v1/label/{name}/values", query::values)
                .get("/lab/v1/prometheus.yml", configuration::answer)
                .post("/lab/v1/scrape", now::answer)
                .get("/", page::answer)
                .get("/targets", page::answer)
                .otherwise(PrometheusPaths::nothing);
    }

    private static HttpReply nothing(Asked asked) throws HttpRefusal {
        throw ApiReply.refusal(
                404, "not_found", "not implemented here: " + asked.request().path());
    }
}
