package voicelab.protocols.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import voicelab.protocols.Parcel;

/**
 * One message of the open framing: {@code messageName}, lower-camel attributes, {@code referenceId}. Immutable; the trees
 * that {@link #attribute} hands out are shared and never to be changed.
 */
public final class FrameMessage implements Parcel {
    public static final String PROTOCOL = "frame";

    private final FrameType type;
    private final ObjectNode json;
    private final byte[] body;

    FrameMessage(FrameType type, ObjectNode json, byte[] body) {
        this.type = type;
        this.json = json;
        this.body = body;
    }

    /** Starts a message of this name. */
    public static FrameMessageBuilder named(String messageName) {
        return new FrameMessageBuilder(JsonNodeFactory.instance.objectNode()).put(FrameNames.MESSAGE_NAME, messageName);
    }

    /** Reads a data or error frame. */
    public static FrameMessage parse(Frame frame) throws FrameException {
        ObjectNode json = FrameJson.read(frame.body());
        String name = json.path(FrameNames.MESSAGE_NAME).textValue();
        if (name == null || name.isEmpty())
            throw new FrameException(FrameException.Kind.BODY, "frame body has no messageName");
        JsonNode reference = json.path(FrameNames.REFERENCE_ID);
        if (!reference.isMissingNode() && !(reference.isIntegralNumber() && reference.canConvertToInt()))
            throw new FrameException(FrameException.Kind.BODY, "referenceId is no 32-bit integer");
        return new FrameMessage(frame.type(), json, frame.body());
    }

    /** The message in a parcel that a fault may have rewritten. */
    public static FrameMessage from(Parcel parcel) throws FrameException {
        if (parcel instanceof FrameMessage message) return message;
        byte[] bytes = parcel.bytes();
        FrameDecoder decoder = new FrameDecoder(bytes.length);
        decoder.feed(ByteBuffer.wrap(bytes));
        return parse(decoder.next()
                .orElseThrow(() -> new FrameException(FrameException.Kind.BODY, "the parcel is no whole frame")));
    }

    /** Whether this came in an error frame: the last words of the other side. */
    public boolean isError() {
        return type == FrameType.ERROR;
    }

    public String messageName() {
        return json.path(FrameNames.MESSAGE_NAME).textValue();
    }

    public boolean is(String name) {
        return messageName().equals(name);
    }

    /** Correlates an answer with its request; pushes have none. */
    public OptionalInt referenceId() {
        return number(FrameNames.REFERENCE_ID);
    }

    /** This message with another reference id. */
    public FrameMessage withReferenceId(int referenceId) {
        return new FrameMessageBuilder(json.deepCopy()).referenceId(referenceId).build();
    }

    /** An attribute's tree; a missing node where there is none. */
    public JsonNode attribute(String name) {
        return json.path(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    /** A 32-bit integer attribute; empty where it is absent or something else. */
    public OptionalInt number(String name) {
        JsonNode value = json.path(name);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    public boolean flag(String name) {
        return json.path(name).booleanValue();
    }

    /** An ISO-8601 date attribute; empty where it is absent or no date. */
    public Optional<Instant> date(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A key-value list attribute; the empty list where it is absent. */
    public KvList kvList(String name) throws FrameException {
        JsonNode value = json.path(name);
        return value.isMissingNode() ? KvList.EMPTY : KvCodec.read(value, name);
    }

    /** The JSON object as UTF-8: a frame's body. Shared, never to be changed. */
    public byte[] body() {
        return body;
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public String summary() {
        return FrameDescription.summary(messageName(), json);
    }

    /** The whole frame, header and body. */
    @Override
    public byte[] bytes() {
        return new Frame(type, body).bytes();
    }

    @Override
    public Map<String, String> fields() {
        return FrameDescription.fields(json);
    }

    @Override
    public String toString() {
        return summary();
    }
}
