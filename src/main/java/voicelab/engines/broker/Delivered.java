package voicelab.engines.broker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.reader.MessageUtil;

/** One message out of a queue, as its reader inside the broker's JVM gets it. */
public final class Delivered {
    private final String queue;
    private final byte[] body;
    private final String replyTo;
    private final String correlation;
    private final ICoreMessage message;

    private Delivered(String queue, byte[] body, String replyTo, String correlation, ICoreMessage message) {
        this.queue = queue;
        this.body = body;
        this.replyTo = replyTo;
        this.correlation = correlation;
        this.message = message;
    }

    public String queue() {
        return queue;
    }

    /** A text as UTF-8, or the bytes; empty for any other kind of message. Shared, never to be changed. */
    public byte[] body() {
        return body;
    }

    /** Address to answer to; empty when the sender wants no answer. */
    public String replyTo() {
        return replyTo;
    }

    /** What the answer has to repeat; may be empty. */
    public String correlation() {
        return correlation;
    }

    /** Its number in this broker's journal and its sender's time: stays the same when it is delivered again. */
    public String id() {
        return "frame-" + message.getTimestamp() + "-" + message.getMessageID();
    }

    /** {@code text}, {@code bytes}, {@code map}, {@code object}, {@code stream} or {@code message}. */
    public String kind() {
        return switch (message.getType()) {
            case Message.TEXT_TYPE -> "text";
            case Message.BYTES_TYPE -> "bytes";
            case Message.MAP_TYPE -> "map";
            case Message.OBJECT_TYPE -> "object";
            case Message.STREAM_TYPE -> "stream";
            default -> "message";
        };
    }

    /** A text as UTF-8; of every other kind the bytes as the broker holds them. A copy. */
    public byte[] raw() {
        if (message.getType() == Message.TEXT_TYPE && !message.isLargeMessage()) return body.clone();
        var buffer = message.getReadOnlyBodyBuffer();
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** JMS headers and properties, as texts. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        for (SimpleString name : message.getPropertyNames())
            properties.put(name.toString(), String.valueOf(message.getObjectProperty(name)));
        properties.put("JMSTimestamp", Long.toString(message.getTimestamp()));
        properties.put("JMSDeliveryMode", message.isDurable() ? "2" : "1");
        properties.put("JMSPriority", Integer.toString(message.getPriority()));
        if (!correlation.isEmpty()) properties.put("JMSCorrelationID", correlation);
        if (!replyTo.isEmpty()) properties.put("JMSReplyTo", replyTo);
        return properties;
    }

    static Delivered of(String queue, Message message) {
        ICoreMessage core = message.toCore();
        SimpleString replyTo = MessageUtil.getJMSReplyTo(core);
        String correlation = MessageUtil.getJMSCorrelationID(core);
        return new Delivered(
                queue,
                body(core),
                replyTo == null ? "" : address(replyTo.toString()),
                correlation == null ? "" : correlation,
                core);
    }

    /** The broker's OpenWire puts a kind before the name: {@code temp-queue://ID:...}. */
    private static String address(String replyTo) {
        int end = replyTo.indexOf("://");
        return end < 0 ? replyTo : replyTo.substring(end + 3);
    }

    static byte[] body(ICoreMessage core) {
        // a large message is none of ours (Bounds.BODY_BYTES is below the broker's threshold)
        if (core.isLargeMessage()) return new byte[0];
        var buffer = core.getReadOnlyBodyBuffer();
        if (core.getType() == Message.TEXT_TYPE) {
            SimpleString text = buffer.readNullableSimpleString();
            return text == null ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (core.getType() != Message.BYTES_TYPE) return new byte[0];
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
