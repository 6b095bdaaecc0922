package voicelab.systems.interactionserver;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.protocols.metrics.MetricPage;

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
        MetricPage out = new MetricPage();
        // 0: primary; there is no backup to take over
        out.gauge(PREFIX + "run_mode", "0: primary, 1: backup.", 0);
        clients(out);
        RequestCounts counts = desk.counts();
        out.gauge(
                PREFIX + "current_views",
                "Views that are set up.",
                settings.queues().views().size());
        out.gauge(
                PREFIX + "current_strategies",
                "Strategies that are set up.",
                settings.queues().strategies().size());
        out.gauge(PREFIX + "current_request_queue_size", "Requests that wait for an answer.", desk.waiting());
        out.counter(PREFIX + "total_requests_received", "Requests received from clients.", counts.receivedCount());
        out.counter(PREFIX + "total_requests_handled", "Requests answered.", counts.handledCount());
        counts.byKind()
                .forEach((kind, number) -> out.counter(
                        PREFIX + "client_protocol_request_total",
                        "Requests received, by name and kind of client.",
                        number,
                        "protocol_request_name",
                        kind.request(),
                        "client_type_name",
                        kind.client().label()));
        queues(out, book.all());
        logger(out, logger.counts());
        return out.text();
    }

    private void clients(MetricPage out) {
        Map<ClientType, Integer> byType = new EnumMap<>(ClientType.class);
        for (ClientType type : ClientType.values()) byType.put(type, 0);
        List<RegisteredClient> registered =
                desk.clients().stream().filter(RegisteredClient::isRegistered).toList();
        registered.forEach(each -> byType.merge(each.type(), 1, Integer::sum));
        out.gauge(PREFIX + "current_clients", "Clients that are registered.", registered.size());
        out.gauge(PREFIX + "current_routers", "Registered clients that route.", byType.get(ClientType.ROUTING_ENGINE));
        byType.forEach((type, number) -> out.gauge(
                PREFIX + "client_count", "Registered clients of a kind.", number, "client_type_name", type.label()));
    }

    private void queues(MetricPage out, Collection<Interaction> all) {
        Map<QueueMedia, long[]> counts = new TreeMap<>();
        for (Interaction each : all) {
            long[] of = counts.computeIfAbsent(new QueueMedia(each.queue(), each.mediaType()), key -> new long[3]);
            switch (each.where().state()) {
                case QUEUED, CACHED -> of[0]++;
                case ROUTING -> of[1]++;
                case HANDLING -> of[2]++;
            }
        }
        queues(
                out,
                counts,
                "current_length",
                "Interactions in a queue, whatever is done with them.",
                of -> of[0] + of[1] + of[2]);
        queues(out, counts, "waiting_processing", "Interactions of a queue that wait.", of -> of[0]);
        queues(
                out,
                counts,
                "in_processing",
                "Interactions of a queue that a router or an agent has.",
                of -> of[1] + of[2]);
        queues(out, counts, "in_router", "Interactions of a queue that a router has.", of -> of[1]);
        queues(out, counts, "on_agent", "Interactions of a queue that an agent has.", of -> of[2]);
    }

    private static void queues(
            MetricPage out, Map<QueueMedia, long[]> counts, String name, String help, ToLongFunction<long[]> number) {
        counts.forEach((key, of) -> out.gauge(
                PREFIX + "queue_media_" + name,
                help,
                number.applyAsLong(of),
                "queue_name",
                key.queue,
                "media_name",
                key.media));
    }

    private void logger(MetricPage out, EventLogger.Counts counts) {
        String label = "event_logger_name";
        out.gauge(PREFIX + "current_loggers", "Event loggers that are set up.", 1);
        out.counter(PREFIX + "total_loggers_events_received", "Events handed to all loggers.", counts.received());
        out.counter(PREFIX + "total_loggers_events_commited", "Events that all loggers stored.", counts.committed());
        out.counter(
                PREFIX + "total_loggers_events_discarded_due_to_overflow",
                "Events that all loggers dropped because their queue was full.",
                counts.overflowed());
        out.gauge(
                PREFIX + "event_logger_current_queue_size",
                "Events that wait in a logger.",
                counts.waiting(),
                label,
                logger.name());
        out.counter(
                PREFIX + "event_logger_total_events_received",
                "Events handed to a logger.",
                counts.received(),
                label,
                logger.name());
        out.counter(
                PREFIX + "event_logger_total_events_commited",
                "Events that a logger stored.",
                counts.committed(),
                label,
                logger.name());
        out.counter(
                PREFIX + "event_logger_total_events_discarded_due_to_overflow",
                "Events that a logger dropped because its queue was full.",
                counts.overflowed(),
                label,
                logger.name());
        out.counter(
                PREFIX + "event_logger_total_events_filtered_out_by_id",
                "Events that a logger left out by their id.",
                counts.filtered(),
                label,
                logger.name());
    }
}
