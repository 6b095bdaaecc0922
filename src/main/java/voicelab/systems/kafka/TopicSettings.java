package voicelab.systems.kafka;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import voicelab.engines.kafka.TopicPlan;
import voicelab.standin.Settings;

/**
 * Kafka's settings in a profile.
 *
 * @param topics that exist from the start on
 * @param createsTopics whether a client may make a topic by naming it
 */
record TopicSettings(List<TopicPlan> topics, boolean createsTopics) {
    private static final Set<String> KEYS = Set.of("topics", "create-topics");
    private static final Set<String> TOPIC_KEYS = Set.of("name", "partitions");
    private static final int MAX_TOPICS = 100;
    private static final int MAX_PARTITIONS = 32;

    /** Kafka's own rule. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /** The documented ones, and {@code digital-vq}, which is ours. */
    private static final List<TopicPlan> USUAL = List.of(
            new TopicPlan("digital-itx", 1),
            new TopicPlan("digital-vq", 1),
            new TopicPlan("voice-callthread", 1),
            new TopicPlan("voice-agentstate", 1),
            new TopicPlan("gca-cfg", 1));

    static TopicSettings read(Settings settings) {
        settings.only(KEYS);
        List<TopicPlan> topics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings item : settings.get("topics").map(Settings::list).orElse(List.of())) {
            TopicPlan topic = topic(item);
            if (!names.add(topic.name())) throw item.fault("topic \"" + topic.name() + "\" stands here twice");
            if (topics.size() == MAX_TOPICS) throw item.fault("at most " + MAX_TOPICS + " topics");
            topics.add(topic);
        }
        return new TopicSettings(topics.isEmpty() ? USUAL : topics, settings.flag("create-topics", false));
    }

    /** {@code digital-itx}, or {@code {name: digital-itx, partitions: 3}}. */
    private static TopicPlan topic(Settings item) {
        String name = item.isMapping() ? item.only(TOPIC_KEYS).text("name", "") : item.text();
        int partitions = item.isMapping() ? item.number("partitions", 1) : 1;
        if (!NAME.matcher(name).matches())
            throw item.fault(
                    "a topic is named with letters, digits, dots, underscores and hyphens, not \"" + name + "\"");
        if (partitions < 1 || partitions > MAX_PARTITIONS)
            throw item.fault("1 to " + MAX_PARTITIONS + " partitions, not " + partitions);
        return new TopicPlan(name, partitions);
    }
}
