package voicelab.protocols.streams;

/** Field names of parcels to and from Kafka, the same in taps and accept-side records. */
public final class StreamFields {
    /** What all of them name as their protocol. */
    public static final String PROTOCOL = "Kafka";

    /** What a client asks for, Kafka's own name of it: {@code Produce}, {@code Fetch}, {@code OffsetCommit}. */
    public static final String API = "api";

    public static final String TOPIC = "topic";
    public static final String KEY = "key";
    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";

    /** The event's name, see {@link EventName}. */
    public static final String EVENT = "event";

    public static final String GROUP = "group";
    public static final String CLIENT = "client-id";

    /** Before the name of a record's header. */
    public static final String HEADER = "header-";

    private StreamFields() {}
}
