package voicelab.protocols.snmp;

import java.io.ByteArrayOutputStream;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;

/** Writes BER with the shortest lengths. */
final class BerWriter {
    private static final int INTEGER = 2;
    private static final int OCTETS = 4;
    private static final int OID = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    byte[] bytes() {
        return out.toByteArray();
    }

    BerWriter constructed(int tag, BerWriter inner) {
        return primitive(tag, inner.bytes());
    }

    BerWriter integer(int value) {
        return primitive(INTEGER, number(value));
    }

    BerWriter octets(byte[] value) {
        return primitive(OCTETS, value);
    }

    BerWriter oid(Oid oid) {
        return primitive(OID, content(oid));
    }

    BerWriter value(Value value) {
        int tag = value.syntax().number();
        if (value instanceof Value.Octets octets) return primitive(tag, octets.bytes());
        if (value instanceof Value.ObjectId id) return primitive(tag, content(id.oid()));
        if (value instanceof Value.Numeric numeric)
            return primitive(
                    tag,
                    numeric.syntax() == Syntax.COUNTER64 && numeric.number() < 0
                            ? unsigned(numeric.number())
                            : number(numeric.number()));
        return primitive(tag, new byte[0]);
    }

    /** What is written already. */
    BerWriter raw(byte[] ber) {
        out.writeBytes(ber);
        return this;
    }

    private BerWriter primitive(int tag, byte[] content) {
        out.write(tag);
        int length = content.length;
        if (length < 0x80) out.write(length);
        else {
            int count = length > 0xFF_FFFF ? 4 : length > 0xFFFF ? 3 : length > 0xFF ? 2 : 1;
            out.write(0x80 | count);
            for (int i = count - 1; i >= 0; i--) out.write(length >> (8 * i));
        }
        out.writeBytes(content);
        return this;
    }

    /** Two's complement in as few bytes as it takes. */
    private static byte[] number(long value) {
        int count = 1;
        while (count < 8 && value >> (8 * count - 1) != 0 && value >> (8 * count - 1) != -1) count++;
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) bytes[i] = (byte) (value >> (8 * (count - 1 - i)));
        return bytes;
    }

    private static byte[] unsigned(long value) {
        byte[] bytes = new byte[9];
        for (int i = 1; i < 9; i++) bytes[i] = (byte) (value >> (8 * (8 - i)));
        return bytes;
    }

    private static byte[] content(Oid oid) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * oid.size());
        // an identifier of one number cannot be written (X.690 8.19.4): .0 is put behind it, as net-snmp does
        if (oid.isEmpty()) return new byte[] {0};
        long second = oid.size() > 1 ? oid.at(1) : 0;
        base128(40 * Math.min(2, oid.at(0)) + second, bytes);
        for (int i = 2; i < oid.size(); i++) base128(oid.at(i), bytes);
        return bytes.toByteArray();
    }

    private static void base128(long id, ByteArrayOutputStream bytes) {
        int septets = 1;
        while (id >>> (7 * septets) != 0) septets++;
        for (int i = septets - 1; i > 0; i--) bytes.write((int) (0x80 | (id >>> (7 * i) & 0x7F)));
        bytes.write((int) (id & 0x7F));
    }
}
