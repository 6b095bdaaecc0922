package voicelab.systems.interactionserver;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.protocols.frames.Frame;
import voicelab.standin.Settings;

/**
 * This system's part of a profile.
 *
 * @param capturePoints by name, in order
 * @param maxPerSnapshot documented: 100 to 10000, usually 500
 */
record InteractionServerSettings(
        ServedTenant tenant,
        QueuePlan queues,
        Map<String, CapturePoint> capturePoints,
        BookLimits limits,
        EventLoggerSettings logger,
        int maxPerSnapshot,
        int maxFrameBytes,
        int maxSessions,
        int maxRequestsWaiting) {
    private static final Set<String> KEYS = Set.of(
            "tenant",
            "queues",
            "strategies",
            "capture-points",
            "handling-timeout",
            "routing-timeout",
            "max-interactions",
            "max-user-data",
            "max-interactions-per-snapshot",
            "max-frame-bytes",
            "max-sessions",
            "max-requests-waiting",
            "event-logger");

    static InteractionServerSettings read(Settings settings) {
        settings.only(KEYS);
        QueuePlan queues = queues(settings);
        Map<String, CapturePoint> points = new LinkedHashMap<>();
        for (Settings each : list(settings, "capture-points")) {
            CapturePoint point = CapturePoint.read(each, queues.queues());
            if (points.put(point.name(), point) != null)
                throw each.fault("the capture point " + point.name() + " stands twice");
        }
        return new InteractionServerSettings(
                ServedTenant.read(settings.section("tenant")),
                queues,
                points,
                new BookLimits(
                        atLeastOne(settings, "max-interactions", 50_000),
                        atLeastOne(settings, "max-user-data", 64 * 1024),
                        settings.duration("handling-timeout", Duration.ofHours(3)),
                        settings.duration("routing-timeout", Duration.ofHours(12))),
                EventLoggerSettings.read(settings.section("event-logger")),
                perSnapshot(settings),
                atLeastOne(settings, "max-frame-bytes", Frame.DEFAULT_MAX_BODY_BYTES),
                atLeastOne(settings, "max-sessions", 500),
                atLeastOne(settings, "max-requests-waiting", 10_000));
    }

    private static QueuePlan queues(Settings settings) {
        Set<String> queues = new LinkedHashSet<>();
        Map<String, String> views = new LinkedHashMap<>();
        for (Settings each : list(settings, "queues")) {
            String name = each.isMapping() ? each.only(Set.of("name", "views")).text("name", "") : each.text();
            named(each, name);
            if (!queues.add(name)) throw each.fault("the queue " + name + " stands twice");
            List<String> own = each.isMapping() ? each.words("views") : List.of();
            for (String view : own)
                if (views.put(view, name) != null) throw each.fault("the view " + view + " stands twice");
        }
        Map<String, String> strategies = new LinkedHashMap<>();
        for (Settings each : list(settings, "strategies")) {
            each.only(Set.of("name", "queue"));
            String queue = each.text("queue", "");
            if (!queues.contains(queue)) throw each.fault("there is no queue \"" + queue + "\"");
            strategies.put(named(each, each.text("name", "")), queue);
        }
        return new QueuePlan(Set.copyOf(queues), Map.copyOf(views), Map.copyOf(strategies));
    }

    private static String named(Settings where, String name) {
        if (name.isBlank() || name.length() > Asked.MAX_CHARS)
            throw where.fault("a name of 1 to " + Asked.MAX_CHARS + " characters is wanted");
        return name;
    }

    private static List<Settings> list(Settings settings, String key) {
        return settings.get(key).map(Settings::list).orElse(List.of());
    }

    private static int perSnapshot(Settings settings) {
        int most = settings.number("max-interactions-per-snapshot", 500);
        if (most < 100 || most > 10_000) throw settings.fault("max-interactions-per-snapshot is from 100 to 10000");
        return most;
    }

    static int atLeastOne(Settings settings, String key, int fallback) {
        int number = settings.number(key, fallback);
        if (number < 1) throw settings.fault(key + " must be at least 1");
        return number;
    }
}
