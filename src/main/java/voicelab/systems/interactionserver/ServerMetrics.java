package voicelab.systems.interactionserver;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import voicelab.engines.frames.interaction.ClientType;

/**
 * The documented metrics that this stand-in can feed truthfully, and no others: no database, no agent log-in, no view that
 * freezes, so none of theirs.
 */
final class ServerMetrics {
    private static final String PREFIX = "ixn_health_info_";

    private record QueueMedia(String queue, String media) implements Comparable<QueueMedia> {
        @Override
        public int compareTo(QueueMedia other) {
            int order = queue.compareTo(other.queue);
            return order != 0 ? order : media.compareTo(other.media);
        }
    }

    private final InteractionServerSettings settings;
    private final InteractionBook book;
    private final InteractionDesk desk;
    private final EventLogger logger;

    ServerMetrics(InteractionServerSettings settings, InteractionBook book, InteractionDesk desk, EventLogger logger) {
        this.settings = settings;
        this.book = book;
        this.desk = desk;
        this.logger = logger;
    }

    String text() {
        MetricText out = new MetricText(PREFIX);
        // 0: primary; there is no backup to take over
        out.gauge("run_mode", 0);
        clients(out);
        RequestCounts counts = desk.counts();
        out.gauge("current_views", settings.queues().views().size());
        out.gauge("current_strategies", settings.queues().strategies().size());
        out.gauge("current_request_queue_size", desk.waiting());
        out.counter("total_requests_received", counts.receivedCount());
        out.counter("total_requests_handled", counts.handledCount());
        counts.byKind()
                .forEach((kind, number) -> out.counter(
                        "client_protocol_request_total",
                        number,
                        "protocol_request_name",
                        kind.request(),
                        "client_type_name",
                        kind.client().label()));
        queues(out, book.all());
        logger(out, logger.counts());
        return out.toString();
    }

    private void clients(MetricText out) {
        Map<ClientType, Integer> byType = new EnumMap<>(ClientType.class);
        for (ClientType type : ClientType.values()) byType.put(type, 0);
        List<RegisteredClient> registered =
                desk.clients().stream().filter(RegisteredClient::isRegistered).toList();
        registered.forEach(each -> byType.merge(each.type(), 1, Integer::sum));
        out.gauge("current_clients", registered.size());
        out.gauge("current_routers", byType.get(ClientType.ROUTING_ENGINE));
        byType.forEach((type, number) -> out.gauge("client_count", number, "client_type_name", type.label()));
    }

    private void queues(MetricText out, Collection<Interaction> all) {
        Map<QueueMedia, long[]> counts = new TreeMap<>();
        for (Interaction each : all) {
            long[] of = counts.computeIfAbsent(new QueueMedia(each.queue(), each.mediaType()), key -> new long[3]);
            switch (each.where().state()) {
                case QUEUED, CACHED -> of[0]++;
                case ROUTING -> of[1]++;
                case HANDLING -> of[2]++;
            }
        }
        queues(out, counts, "current_length", of -> of[0] + of[1] + of[2]);
        queues(out, counts, "waiting_processing", of -> of[0]);
        queues(out, counts, "in_processing", of -> of[1] + of[2]);
        queues(out, counts, "in_router", of -> of[1]);
        queues(out, counts, "on_agent", of -> of[2]);
    }

    private static void queues(
            MetricText out, Map<QueueMedia, long[]> counts, String name, ToLongFunction<long[]> number) {
        counts.forEach((key, of) -> out.gauge(
                "queue_media_" + name, number.applyAsLong(of), "queue_name", key.queue, "media_name", key.media));
    }

    private void logger(MetricText out, EventLogger.Counts counts) {
        String label = "event_logger_name";
        out.gauge("current_loggers", 1);
        out.counter("total_loggers_events_received", counts.received());
        out.counter("total_loggers_events_commited", counts.committed());
        out.counter("total_loggers_events_discarded_due_to_overflow", counts.overflowed());
        out.gauge("event_logger_current_queue_size", counts.waiting(), label, logger.name());
        out.counter("event_logger_total_events_received", counts.received(), label, logger.name());
        out.counter("event_logger_total_events_commited", counts.committed(), label, logger.name());
        out.counter("event_logger_total_events_discarded_due_to_overflow", counts.overflowed(), label, logger.name());
        out.counter("event_logger_total_events_filtered_out_by_id", counts.filtered(), label, logger.name());
    }
}
