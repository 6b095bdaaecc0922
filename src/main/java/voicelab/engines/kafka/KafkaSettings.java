package voicelab.engines.kafka;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * How a broker runs.
 *
 * @param listen the one address that clients reach it at; it is also what the broker advertises
 * @param controller where the broker's own controller listens; nobody else's affair
 * @param directory of this broker alone, made when it is missing; what is in it is taken up again
 * @param topics made at the start and after a reset
 * @param createsTopics whether a topic comes into being when a client names it; the real platform's have to exist
 */
public record KafkaSettings(
        InetSocketAddress listen,
        InetSocketAddress controller,
        Path directory,
        List<TopicPlan> topics,
        boolean createsTopics) {
    public KafkaSettings {
        topics = List.copyOf(topics);
    }
}
