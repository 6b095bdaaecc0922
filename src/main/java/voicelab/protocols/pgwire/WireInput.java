package voicelab.protocols.pgwire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the body of one message; whoever reads beyond it is told. */
public final class WireInput {
    private final byte[] body;
    private int at;

    public WireInput(byte[] body) {
        this.body = body;
    }

    public int left() {
        return body.length - at;
    }

    int int8() throws PgWireException {
        need(1);
        return body[at++] & 0xFF;
    }

    int int16() throws PgWireException {
        return (short) (int8() << 8 | int8());
    }

    public int int32() throws PgWireException {
        need(Integer.BYTES);
        int value = ByteBuffer.wrap(body, at, Integer.BYTES).getInt();
        at += Integer.BYTES;
        return value;
    }

    public byte[] bytes(int length) throws PgWireException {
        need(length);
        byte[] bytes = Arrays.copyOfRange(body, at, at + length);
        at += length;
        return bytes;
    }

    byte[] rest() throws PgWireException {
        return bytes(left());
    }

    /** A text with its closing zero. */
    public String string() throws PgWireException {
        int zero = at;
        while (zero < body.length && body[zero] != 0) zero++;
        if (zero == body.length) throw new PgWireException("invalid string in message");
        String text = utf8(body, at, zero - at);
        at = zero + 1;
        return text;
    }

    List<Integer> int16s() throws PgWireException {
        return numbers(Short.BYTES);
    }

    List<Integer> int32s() throws PgWireException {
        return numbers(Integer.BYTES);
    }

    private List<Integer> numbers(int width) throws PgWireException {
        int count = count(width);
        List<Integer> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) all.add(width == Short.BYTES ? int16() : int32());
        return all;
    }

    /** A count of things that need at least so many bytes each, so that a lie does not reserve memory. */
    int count(int bytesEach) throws PgWireException {
        int count = int16() & 0xFFFF;
        if (count * (long) bytesEach > left()) throw new PgWireException("insufficient data left in message");
        return count;
    }

    void end() throws PgWireException {
        if (left() != 0) throw new PgWireException("invalid message format: " + left() + " bytes too many");
    }

    private void need(int length) throws PgWireException {
        if (length < 0 || length > left()) throw new PgWireException("insufficient data left in message");
    }

    /** Strictly: bytes that are no UTF-8 are refused, not replaced. */
    static String utf8(byte[] bytes, int offset, int length) throws PgWireException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PgWireException("invalid byte sequence for encoding \"UTF8\"");
        }
    }
}
