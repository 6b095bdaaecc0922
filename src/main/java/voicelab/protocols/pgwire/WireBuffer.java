package voicelab.protocols.pgwire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes on their way out, in the protocol's order of bytes. Grows; whoever fills it takes care that it is emptied. */
public final class WireBuffer {
    private byte[] bytes = new byte[256];
    private int length;
    private int lengthAt = -1;

    /** Begins a message of that type; {@link #end} fills in its length. */
    public WireBuffer begin(char type) {
        if (lengthAt >= 0) throw new IllegalStateException("a message is open already");
        int8(type);
        return untyped();
    }

    /** Begins a message that has no type, as a client's first one. */
    WireBuffer untyped() {
        lengthAt = length;
        return int32(0);
    }

    public void end() {
        int at = lengthAt;
        set(at, length - at);
        lengthAt = -1;
    }

    /** Drops a message that was begun and cannot be ended. */
    public void undo() {
        if (lengthAt >= 0) length = lengthAt - 1;
        lengthAt = -1;
    }

    public WireBuffer int8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public WireBuffer int16(int value) {
        return int8(value >> 8).int8(value);
    }

    public WireBuffer int32(int value) {
        room(Integer.BYTES);
        length += Integer.BYTES;
        set(length - Integer.BYTES, value);
        return this;
    }

    public WireBuffer int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    public WireBuffer raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** A text and its closing zero; a zero within would end it early and is left out. */
    public WireBuffer string(String text) {
        return raw(text.replace("\0", "").getBytes(StandardCharsets.UTF_8)).int8(0);
    }

    /** A field of a row or a parameter: its length and it, or -1 for NULL. */
    public WireBuffer field(byte[] value) {
        return value == null ? int32(-1) : int32(value.length).raw(value);
    }

    public int size() {
        return length;
    }

    /** What was written so far, which is then forgotten. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        if (bytes.length > 1 << 18) bytes = new byte[256];
        return taken;
    }

    private void set(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
}
