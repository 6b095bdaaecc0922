package voicelab.engines.kafka;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.MetadataCache;

/** Newer requests name a topic by its id. */
final class TopicNames {
    private TopicNames() {}

    static String of(MetadataCache cache, Uuid id) {
        return cache.getTopicName(id).orElseGet(id::toString);
    }
}
