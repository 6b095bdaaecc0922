package voicelab.systems.servicediscovery;

import voicelab.engines.http.PathTable;
import voicelab.systems.VendorPaths;

/** What Service Discovery answers. Everything under {@code /lab/} is ours. */
final class DiscoveryPaths {
    private DiscoveryPaths() {}

    static PathTable health(DiscoveryAnswers answers) {
        return PathTable.EMPTY
                .get("/health", answers::health)
                .post("/lab/v1/sync", answers::sync)
                .otherwise(VendorPaths::notPublic);
    }

    static PathTable metrics(DiscoveryMetrics metrics) {
        return PathTable.EMPTY.get("/metrics", metrics::answer).otherwise(VendorPaths::notPublic);
    }
}
