package voicelab.protocols.tds;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the body of one message, little-endian; whoever reads beyond it is told. */
public final class TdsInput {
    private final byte[] bytes;
    private final int end;
    private int at;

    public TdsInput(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private TdsInput(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public int left() {
        return end - at;
    }

    /** The same bytes from an offset of the whole message on. */
    public TdsInput from(int offset, int length) throws TdsException {
        if (offset < 0 || length < 0 || (long) offset + length > bytes.length)
            throw new TdsException("an offset of " + offset + " and a length of " + length + " beyond the message");
        return new TdsInput(bytes, offset, offset + length);
    }

    TdsInput rest(int offset) throws TdsException {
        return from(offset, bytes.length - offset);
    }

    public void skip(int count) throws TdsException {
        need(count);
        at += count;
    }

    public int u8() throws TdsException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int peek() throws TdsException {
        need(1);
        return bytes[at] & 0xFF;
    }

    public int u16() throws TdsException {
        return u8() | u8() << 8;
    }

    int u16BigEndian() throws TdsException {
        return u8() << 8 | u8();
    }

    public int i32() throws TdsException {
        return u16() | u16() << 16;
    }

    long u32() throws TdsException {
        return i32() & 0xFFFF_FFFFL;
    }

    public long i64() throws TdsException {
        return u32() | u32() << 32;
    }

    /** An unsigned number of that many bytes, at most seven. */
    long unsigned(int count) throws TdsException {
        long value = 0;
        for (int i = 0; i < count; i++) value |= (long) u8() << (8 * i);
        return value;
    }

    public byte[] take(int count) throws TdsException {
        need(count);
        byte[] some = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return some;
    }

    /** UTF-16 of that many bytes. */
    String text(int count) throws TdsException {
        if ((count & 1) != 0) throw new TdsException("a Unicode text of " + count + " bytes");
        need(count);
        String text = new String(bytes, at, count, StandardCharsets.UTF_16LE);
        at += count;
        return text;
    }

    /** B_VARCHAR, 2.2.5.1.1: a byte with the number of characters in front. */
    public String shortText() throws TdsException {
        return text(u8() * 2);
    }

    /** US_VARCHAR: two bytes with the number of characters in front. */
    public String longText() throws TdsException {
        return text(u16() * 2);
    }

    private void need(int count) throws TdsException {
        if (count < 0 || count > left())
            throw new TdsException("the message ends " + ((long) count - left()) + " bytes too early");
    }
}
