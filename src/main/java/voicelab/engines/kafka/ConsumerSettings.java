package voicelab.engines.kafka;

import java.util.List;

/**
 * How a consumer reads.
 *
 * @param name client id, and part of the thread's name
 * @param group whose offsets it commits and takes up again
 * @param topics those that do not exist yet are read as soon as they do
 */
public record ConsumerSettings(String name, String group, List<String> topics) {
    public ConsumerSettings {
        topics = List.copyOf(topics);
    }
}
