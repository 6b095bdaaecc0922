package voicelab.protocols.snmp;

import java.util.Arrays;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;

/** BER as SNMP uses it (RFC 3417 section 8): definite lengths, each held against what is there. */
final class BerReader {
    static final int SEQUENCE = 0x30;
    private static final int INTEGER = 2;
    private static final int OCTETS = 4;
    private static final int OID = 6;

    private final byte[] bytes;
    private final int end;
    private int at;

    BerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private BerReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    boolean more() {
        return at < end;
    }

    void end() throws SnmpSyntaxException {
        if (at < end) throw new SnmpSyntaxException((end - at) + " bytes too many");
    }

    int peek() throws SnmpSyntaxException {
        if (at >= end) throw new SnmpSyntaxException("it ends early");
        return bytes[at] & 0xFF;
    }

    private int next() throws SnmpSyntaxException {
        int value = peek();
        at++;
        return value;
    }

    /** Steps into a constructed value. */
    BerReader enter(int tag) throws SnmpSyntaxException {
        int length = length(tag);
        BerReader inner = new BerReader(bytes, at, at + length);
        at += length;
        return inner;
    }

    private int length(int tag) throws SnmpSyntaxException {
        int found = next();
        if (found != tag) throw new SnmpSyntaxException("tag " + found + " where " + tag + " belongs");
        return length();
    }

    private int length() throws SnmpSyntaxException {
        int first = next();
        long length = first;
        if (first > 0x80) {
            int count = first & 0x7F;
            if (count > 4) throw new SnmpSyntaxException("a length of " + count + " bytes");
            length = 0;
            for (int i = 0; i < count; i++) length = length << 8 | next();
        } else if (first == 0x80) throw new SnmpSyntaxException("an indefinite length");
        if (length > end - at) throw new SnmpSyntaxException("a length of " + length + " with " + (end - at) + " left");
        return (int) length;
    }

    int integer() throws SnmpSyntaxException {
        return (int) number(length(INTEGER), 4);
    }

    byte[] octets() throws SnmpSyntaxException {
        return take(length(OCTETS));
    }

    Oid oid() throws SnmpSyntaxException {
        return oid(length(OID));
    }

    Value value() throws SnmpSyntaxException {
        int tag = next();
        Syntax syntax = Syntax.of(tag).orElseThrow(() -> new SnmpSyntaxException("no syntax of tag " + tag));
        int length = length();
        return switch (syntax) {
            case INTEGER -> new Value.Numeric(syntax, (int) number(length, 4));
            case COUNTER32, GAUGE32, TIME_TICKS -> new Value.Numeric(syntax, number(length, 5) & 0xFFFF_FFFFL);
            case COUNTER64 -> new Value.Numeric(syntax, number(length, 9));
            case OCTET_STRING, IP_ADDRESS, OPAQUE -> new Value.Octets(syntax, take(length));
            case OBJECT_IDENTIFIER -> new Value.ObjectId(oid(length));
            case NULL, NO_SUCH_OBJECT, NO_SUCH_INSTANCE, END_OF_MIB_VIEW -> {
                if (length != 0) throw new SnmpSyntaxException(syntax + " with a value");
                yield new Value.Bare(syntax);
            }
        };
    }

    private byte[] take(int length) {
        byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return taken;
    }

    private long number(int length, int most) throws SnmpSyntaxException {
        if (length < 1 || length > most) throw new SnmpSyntaxException("a number of " + length + " bytes");
        long value = bytes[at];
        for (int i = 1; i < length; i++) value = value << 8 | (bytes[at + i] & 0xFF);
        at += length;
        return value;
    }

    private Oid oid(int length) throws SnmpSyntaxException {
        int stop = at + length;
        if (length == 0) return voicelab.protocols.smi.Oid.EMPTY;
        long[] ids = new long[Math.min(length + 1, voicelab.protocols.smi.Oid.MOST_IDS)];
        int n = 1;
        while (at < stop) {
            long id = 0;
            int octet;
            do {
                if (at >= stop) throw new SnmpSyntaxException("an identifier that ends early");
                octet = bytes[at++] & 0xFF;
                id = id << 7 | (octet & 0x7F);
                if (id > 0xFFFF_FFFFL) throw new SnmpSyntaxException("a sub-identifier beyond 32 bits");
            } while (octet > 0x7F);
            if (n == ids.length) throw new SnmpSyntaxException("an identifier of more than " + ids.length);
            ids[n++] = id;
        }
        // X.690 8.19.4: the first two stand in one number
        ids[0] = Math.min(2, ids[1] / 40);
        ids[1] -= 40 * ids[0];
        return voicelab.protocols.smi.Oid.of(Arrays.copyOf(ids, n));
    }
}
