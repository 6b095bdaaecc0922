package voicelab.protocols.streams;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.Parcel;

/**
 * What a client and the broker say about records: stored, asked for, read so far. The bytes are the note beside a committed
 * offset; else there are none.
 */
public final class StreamParcel implements Parcel {
    private static final byte[] NONE = new byte[0];

    private final String summary;
    private final byte[] bytes;
    private final Map<String, String> fields;

    private StreamParcel(String summary, byte[] bytes, Map<String, String> fields) {
        this.summary = summary;
        this.bytes = bytes;
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** The broker's answer to a produced record. */
    public static StreamParcel stored(String topic, int partition, long offset, String key) {
        Map<String, String> fields = placed("Produce", topic, partition, offset);
        if (key != null) fields.put(StreamFields.KEY, key);
        return new StreamParcel(
                "stored " + EventParcel.place(topic, partition, offset) + (key == null ? "" : " key " + key),
                NONE,
                fields);
    }

    /** A reader wants what stands from this offset on. */
    public static StreamParcel fetch(String topic, int partition, long offset, String client) {
        Map<String, String> fields = placed("Fetch", topic, partition, offset);
        fields.put(StreamFields.CLIENT, client);
        return new StreamParcel("Fetch " + EventParcel.place(topic, partition, offset), NONE, fields);
    }

    /**
     * A group has read up to this offset.
     *
     * @param note what the reader wrote beside it: ours name the keys of what they read
     */
    public static StreamParcel commit(String group, String topic, int partition, long offset, String note) {
        Map<String, String> fields = placed("OffsetCommit", topic, partition, offset);
        fields.put(StreamFields.GROUP, group);
        if (!note.isEmpty()) fields.put(StreamFields.KEY, note);
        return new StreamParcel(
                "OffsetCommit " + group + " " + EventParcel.place(topic, partition, offset)
                        + (note.isEmpty() ? "" : " key " + note),
                note.getBytes(StandardCharsets.UTF_8),
                fields);
    }

    /** Any other request, by Kafka's name of it. */
    public static StreamParcel request(String api, String client) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(StreamFields.API, api);
        fields.put(StreamFields.CLIENT, client);
        return new StreamParcel(api + " of " + client, NONE, fields);
    }

    private static Map<String, String> placed(String api, String topic, int partition, long offset) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(StreamFields.API, api);
        fields.put(StreamFields.TOPIC, topic);
        fields.put(StreamFields.PARTITION, Integer.toString(partition));
        fields.put(StreamFields.OFFSET, Long.toString(offset));
        return fields;
    }

    @Override
    public String protocol() {
        return StreamFields.PROTOCOL;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public Map<String, String> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return summary;
    }
}
