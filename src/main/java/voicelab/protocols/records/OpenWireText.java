package voicelab.protocols.records;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * OpenWire commands around a kept body, for captures: version 1, loose encoding, as
 * <a href="https://activemq.apache.org/components/classic/documentation/openwire-version-2-specification">the specification</a>
 * has it. Ids that were not kept are null.
 */
public final class OpenWireText {
    private static final int WIRE_FORMAT_INFO = 1;
    private static final int TEXT_MESSAGE = 28;
    private static final int QUEUE = 100;
    private static final int PRIORITY_USUAL = 4;
    private static final int BOOLEAN = 1;
    private static final int INTEGER = 5;

    private OpenWireText() {}

    private interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    /** What opens a connection: version 1, no caching, no tight encoding, size prefix. */
    public static byte[] opening() {
        return command(WIRE_FORMAT_INFO, out -> {
            out.write("ActiveMQ".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(1);
            byte[] properties = properties();
            out.writeBoolean(true);
            out.writeInt(properties.length);
            out.write(properties);
        });
    }

    /** A persistent text message to a queue. */
    public static byte[] message(String queue, byte[] text, long atMillis) {
        return command(TEXT_MESSAGE, out -> {
            out.writeInt(0); // command id
            out.writeBoolean(false); // response required
            absent(out, 1); // producer id
            destination(out, queue);
            absent(out, 5); // transaction, original destination, message id, original transaction, group
            out.writeInt(0); // group sequence
            absent(out, 1); // correlation id
            out.writeBoolean(true); // persistent
            out.writeLong(0); // expiration
            out.writeByte(PRIORITY_USUAL);
            absent(out, 1); // reply to
            out.writeLong(atMillis);
            absent(out, 1); // type
            out.writeBoolean(true);
            out.writeInt(Integer.BYTES + text.length);
            out.writeInt(text.length); // a text message's content is its text with its length before it
            out.write(text);
            absent(out, 3); // properties, data structure, target consumer
            out.writeBoolean(false); // compressed
            out.writeInt(0); // redelivery counter
            absent(out, 1); // broker path
            out.writeLong(0); // arrival
            absent(out, 1); // user id
            out.writeBoolean(false); // received by a bridge
        });
    }

    private static void destination(DataOutputStream out, String queue) throws IOException {
        out.writeBoolean(true);
        out.writeByte(QUEUE);
        out.writeBoolean(true);
        out.writeUTF(queue);
    }

    private static void absent(DataOutputStream out, int fields) throws IOException {
        for (int i = 0; i < fields; i++) out.writeBoolean(false);
    }

    /** A map of primitives: its size, then name, type and value of each. */
    private static byte[] properties() {
        return bytes(out -> {
            out.writeInt(4);
            flag(out, "CacheEnabled", false);
            flag(out, "TightEncodingEnabled", false);
            flag(out, "SizePrefixDisabled", false);
            out.writeUTF("CacheSize");
            out.writeByte(INTEGER);
            out.writeInt(0);
        });
    }

    private static void flag(DataOutputStream out, String name, boolean value) throws IOException {
        out.writeUTF(name);
        out.writeByte(BOOLEAN);
        out.writeBoolean(value);
    }

    private static byte[] command(int type, Fields fields) {
        byte[] body = bytes(fields);
        return bytes(out -> {
            out.writeInt(body.length + 1);
            out.writeByte(type);
            out.write(body);
        });
    }

    private static byte[] bytes(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            fields.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: a queue's name beyond 64 KiB
        }
        return bytes.toByteArray();
    }
}
