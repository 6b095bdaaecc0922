package voicelab.systems.interactionserver;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a reporting event becomes the value of a stream record. The real payload of {@code digital-itx} is not public; whoever
 * owns its schema provides one of these through {@link java.util.ServiceLoader} and names it in the profile ({@code
 * event-logger: {serializer: NAME}}).
 */
public interface EventSerializer {

    /** What the profile calls it. */
    String name();

    /** The value of the record's header {@code schema}. */
    String schema();

    /** @param event as docs/interaction-server.md has it; shared, never to be changed */
    byte[] bytes(JsonNode event);
}
