package voicelab.protocols.streams;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.Parcel;

/**
 * One record of a topic. {@link #bytes()} is the record's value, not Kafka's batch around it.
 *
 * <p>{@link #fields()} has topic, key, partition and offset (where known), the event's name, and each header.
 */
public final class EventParcel implements Parcel {
    /** What is not known yet: the offset before the broker stored the record. */
    public static final int UNKNOWN = -1;

    private final String api;
    private final String topic;
    private final int partition;
    private final long offset;
    private final String key;
    private final byte[] value;
    private final Map<String, String> headers;

    /**
     * @param api Kafka's name of what carries it: {@code Produce} or {@code Fetch}
     * @param partition {@link #UNKNOWN} when the broker chooses
     * @param offset {@link #UNKNOWN} before the record is stored
     * @param key null for a record without one
     * @param value shared, never to be changed
     */
    public EventParcel(
            String api,
            String topic,
            int partition,
            long offset,
            String key,
            byte[] value,
            Map<String, String> headers) {
        this.api = api;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.value = value;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    /** Null for a record without one. */
    public String key() {
        return key;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The event's name, see {@link EventName}; empty when it says none. */
    public String event() {
        return EventName.of(headers, value);
    }

    @Override
    public String protocol() {
        return StreamFields.PROTOCOL;
    }

    @Override
    public String summary() {
        String event = event();
        return api + " " + place(topic, partition, offset) + (event.isEmpty() ? "" : " " + event)
                + (key == null ? "" : " key " + key);
    }

    static String place(String topic, int partition, long offset) {
        return topic + (partition == UNKNOWN ? "" : "[" + partition + "]") + (offset == UNKNOWN ? "" : "@" + offset);
    }

    @Override
    public byte[] bytes() {
        return value;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(StreamFields.API, api);
        fields.put(StreamFields.TOPIC, topic);
        if (key != null) fields.put(StreamFields.KEY, key);
        if (partition != UNKNOWN) fields.put(StreamFields.PARTITION, Integer.toString(partition));
        if (offset != UNKNOWN) fields.put(StreamFields.OFFSET, Long.toString(offset));
        String event = event();
        if (!event.isEmpty()) fields.put(StreamFields.EVENT, event);
        headers.forEach((name, text) -> fields.put(StreamFields.HEADER + name, text));
        return fields;
    }

    @Override
    public String toString() {
        return summary();
    }
}
