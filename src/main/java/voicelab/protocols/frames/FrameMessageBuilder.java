package voicelab.protocols.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Collects the attributes of one {@link FrameMessage}; a null value leaves its attribute out. */
public final class FrameMessageBuilder {
    // PSDK JSON support: ISO-8601 dates with milliseconds
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectNode json;

    FrameMessageBuilder(ObjectNode json) {
        this.json = json;
    }

    public FrameMessageBuilder put(String name, String value) {
        if (value != null) json.put(name, value);
        return this;
    }

    public FrameMessageBuilder put(String name, long value) {
        json.put(name, value);
        return this;
    }

    public FrameMessageBuilder put(String name, boolean value) {
        json.put(name, value);
        return this;
    }

    public FrameMessageBuilder put(String name, Instant value) {
        if (value != null) json.put(name, DATE.format(value));
        return this;
    }

    public FrameMessageBuilder put(String name, KvList value) {
        if (value != null) json.set(name, KvCodec.write(value));
        return this;
    }

    /** The tree belongs to the message from now on. */
    public FrameMessageBuilder put(String name, JsonNode value) {
        if (value != null && !value.isNull()) json.set(name, value);
        return this;
    }

    public FrameMessageBuilder referenceId(int referenceId) {
        json.put(FrameNames.REFERENCE_ID, referenceId);
        return this;
    }

    /** The answer to this request: its reference id, where it has one. */
    public FrameMessageBuilder answering(FrameMessage request) {
        request.referenceId().ifPresent(this::referenceId);
        return this;
    }

    public FrameMessage build() {
        return new FrameMessage(FrameType.DATA, json, FrameJson.write(json));
    }
}
