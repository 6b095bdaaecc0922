package voicelab.protocols.records;

import java.time.Instant;
import java.util.Map;

/**
 * One record that a component posts to the reporting server. Immutable; strings are never null and are clipped to their
 * bound ({@link Bounds}), times are whole milliseconds in UTC.
 */
public sealed interface CallRecord permits Cdr, CallEvent, Counter {

    /** Unique over all components and for ever: the id of the message on the wire and the key in the store. */
    String id();

    Component component();

    /** The instance that wrote it, such as {@code rm-1} or {@code mcp-2}. */
    String node();

    /** GVP session id; empty where the record belongs to no call. */
    String sessionId();

    /** SIP Call-ID; empty where the record belongs to no call. */
    String callId();

    /** {@code cdr}, {@code event} or {@code counter}. */
    String kind();

    /** The queue that it is posted to, see {@link Queues}. */
    String queue();

    /** When it happened: the end of a call, the time of an event, the end of a counter's period. */
    Instant at();

    /** All fields but the session data, under their names in the JSON body, in the body's order. */
    Map<String, String> fields();
}
