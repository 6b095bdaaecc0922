package voicelab.systems.servicediscovery;

import voicelab.engines.http.Asked;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricPage;
import voicelab.protocols.metrics.MetricText;

/** The answer at 9090. The real one's names are not public; these are ours. */
record DiscoveryMetrics(SyncLog log) {
    private static final double NANOS = 1e9;

    HttpReply answer(Asked asked) {
        SyncLog.State state = log.now();
        MetricPage page = new MetricPage()
                .counter("lab_sd_syncs_total", "Syncs that ended.", state.syncs())
                .counter("lab_sd_sync_errors_total", "Syncs that failed.", state.errors())
                .counter("lab_sd_sync_seconds_total", "Time that syncs took together.", state.nanos() / NANOS)
                .gauge("lab_sd_last_sync_seconds", "Time that the latest sync took.", state.lastNanos() / NANOS)
                .gauge("lab_sd_healthy", "1 while the latest sync succeeded.", state.isHealthy() ? 1 : 0);
        String changes = "Objects and keys that syncs changed.";
        page.counter("lab_sd_changes_total", changes, state.added(), "kind", "added")
                .counter("lab_sd_changes_total", changes, state.removed(), "kind", "removed")
                .counter("lab_sd_changes_total", changes, state.changed(), "kind", "changed");
        if (state.lastSuccess() != null)
            page.gauge(
                    "lab_sd_last_success_timestamp_seconds",
                    "When the latest good sync ended.",
                    state.lastSuccess().toEpochMilli() / 1e3);
        if (state.outcome() != null)
            page.gauge(
                            "lab_sd_mcps",
                            "MCPs that count in Consul.",
                            state.outcome().mcps())
                    .gauge("lab_sd_tenants", "Tenants.", state.outcome().tenants())
                    .gauge(
                            "lab_sd_complaints",
                            "What the latest good sync could not do.",
                            state.outcome().troubles().size());
        return HttpReply.of(200, MetricText.CONTENT_TYPE, page.text());
    }
}
