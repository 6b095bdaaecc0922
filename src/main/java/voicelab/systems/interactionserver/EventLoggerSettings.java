package voicelab.systems.interactionserver;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * The event logger's options; names and defaults of the first three are documented (eServices, Event Logger), and the
 * topic's name is seen in public dashboards.
 *
 * @param storingTimeout what is less than a batch is stored after so long, in real time
 * @param filteredOut names of events that are not stored
 * @param serializer the name of an {@link EventSerializer}
 */
record EventLoggerSettings(
        String name,
        String topic,
        int batchSize,
        int maxQueueSize,
        Duration storingTimeout,
        Set<String> filteredOut,
        String serializer) {
    static final String USUAL_NAME = "digital-stream";

    static EventLoggerSettings read(Settings settings) {
        settings.only(Set.of(
                "name",
                "topic",
                "batch-size",
                "max-queue-size",
                "storing-timeout",
                "event-filter-by-id",
                "serializer"));
        return new EventLoggerSettings(
                settings.text("name", USUAL_NAME),
                settings.text("topic", "digital-itx"),
                InteractionServerSettings.atLeastOne(settings, "batch-size", 500),
                InteractionServerSettings.atLeastOne(settings, "max-queue-size", 20_000),
                settings.duration("storing-timeout", Duration.ofSeconds(1)),
                Set.copyOf(new HashSet<>(settings.words("event-filter-by-id"))),
                settings.text("serializer", JsonEvents.NAME));
    }
}
