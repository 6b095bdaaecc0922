package voicelab.protocols.tds;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects bytes, little-endian. */
public final class TdsOutput {
    private static final int FIRST_BYTES = 256;
    private static final int KEPT_BYTES = 1 << 20;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Hands out what was collected without a copy, from 0 to {@link #length}; valid until the next write. */
    public byte[] raw() {
        return bytes;
    }

    /** Forgets what was sent. */
    public void dropFirst(int count) {
        length -= count;
        System.arraycopy(bytes, count, bytes, 0, length);
        if (length == 0 && bytes.length > KEPT_BYTES) bytes = new byte[FIRST_BYTES];
    }

    public TdsOutput u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public TdsOutput u16(int value) {
        return u8(value).u8(value >> 8);
    }

    public TdsOutput i32(int value) {
        return u16(value).u16(value >> 16);
    }

    public TdsOutput i64(long value) {
        return i32((int) value).i32((int) (value >> 32));
    }

    TdsOutput unsigned(long value, int count) {
        for (int i = 0; i < count; i++) u8((int) (value >> (8 * i)));
        return this;
    }

    public TdsOutput bytes(byte... more) {
        return bytes(more, 0, more.length);
    }

    public TdsOutput bytes(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    public TdsOutput text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** B_VARCHAR: at most 255 characters, what is longer is cut. */
    public TdsOutput shortText(String text) {
        String cut = text.length() > 255 ? text.substring(0, 255) : text;
        return u8(cut.length()).text(cut);
    }

    /** US_VARCHAR: at most 65,535 characters, what is longer is cut. */
    public TdsOutput longText(String text) {
        String cut = text.length() > 0xFFFF ? text.substring(0, 0xFFFF) : text;
        return u16(cut.length()).text(cut);
    }

    /** Puts a length in at a place that was kept free for it. */
    void patchU16(int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    private void room(int more) {
        if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
