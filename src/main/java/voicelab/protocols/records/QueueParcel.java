package voicelab.protocols.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.Parcel;

/** Any other message to or from a queue: a question, an answer, a message of a user's own client. */
public final class QueueParcel implements Parcel {
    /** What both kinds of parcel name as their protocol. */
    public static final String PROTOCOL = "OpenWire";

    /** Field: the queue or topic. */
    public static final String QUEUE = "queue";

    private final String summary;
    private final byte[] body;
    private final Map<String, String> fields;

    /** @param what one word such as {@code question}, {@code answer}, {@code message}
     *  @param fields more facts beside the queue's name */
    public QueueParcel(String what, String queue, byte[] body, Map<String, String> fields) {
        this.summary = what + " -> " + queue;
        this.body = body;
        Map<String, String> all = new LinkedHashMap<>();
        all.put(QUEUE, queue);
        all.putAll(fields);
        this.fields = Collections.unmodifiableMap(all);
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public byte[] bytes() {
        return body;
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
