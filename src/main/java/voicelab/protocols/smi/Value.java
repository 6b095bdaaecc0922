package voicelab.protocols.smi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A value of one syntax. Immutable. */
public sealed interface Value {
    Value NULL = new Bare(Syntax.NULL);
    Value NO_SUCH_OBJECT = new Bare(Syntax.NO_SUCH_OBJECT);
    Value NO_SUCH_INSTANCE = new Bare(Syntax.NO_SUCH_INSTANCE);
    Value END_OF_MIB_VIEW = new Bare(Syntax.END_OF_MIB_VIEW);

    Syntax syntax();

    /** As a person reads it: digits, text, dotted numbers, hexadecimal bytes, the name of an exception. */
    String text();

    static Value integer(int number) {
        return new Numeric(Syntax.INTEGER, number);
    }

    static Value gauge(long number) {
        return new Numeric(Syntax.GAUGE32, Math.max(0, Math.min(0xFFFF_FFFFL, number)));
    }

    /** Counters wrap at 32 bits (RFC 2578 section 7.1.6). */
    static Value counter(long number) {
        return new Numeric(Syntax.COUNTER32, number & 0xFFFF_FFFFL);
    }

    static Value ticks(long hundredths) {
        return new Numeric(Syntax.TIME_TICKS, hundredths & 0xFFFF_FFFFL);
    }

    static Value text(String text) {
        return new Octets(Syntax.OCTET_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static Value oid(Oid oid) {
        return new ObjectId(oid);
    }

    /** A number; 64 bits without sign for {@link Syntax#COUNTER64}. */
    record Numeric(Syntax syntax, long number) implements Value {
        @Override
        public String text() {
            return Long.toUnsignedString(number).length() > 18 && syntax == Syntax.COUNTER64
                    ? Long.toUnsignedString(number)
                    : Long.toString(number);
        }
    }

    /** Bytes, never changed by anybody. */
    @SuppressWarnings("ArrayRecordComponent") // shared, never to be changed; compared by content
    record Octets(Syntax syntax, byte[] bytes) implements Value {
        @Override
        public String text() {
            if (syntax == Syntax.IP_ADDRESS && bytes.length == 4)
                return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
            for (byte each : bytes)
                if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') return hex();
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private String hex() {
            return "0x" + HexFormat.of().formatHex(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Octets o && o.syntax == syntax && Arrays.equals(o.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return syntax + " " + text();
        }
    }

    /** An object identifier as a value. */
    record ObjectId(Oid oid) implements Value {
        @Override
        public Syntax syntax() {
            return Syntax.OBJECT_IDENTIFIER;
        }

        @Override
        public String text() {
            return oid.toString();
        }
    }

    /** Null, or an exception: the syntax says it all. */
    record Bare(Syntax syntax) implements Value {
        @Override
        public String text() {
            return switch (syntax) {
                case NO_SUCH_OBJECT -> "noSuchObject";
                case NO_SUCH_INSTANCE -> "noSuchInstance";
                case END_OF_MIB_VIEW -> "endOfMibView";
                default -> "";
            };
        }
    }
}
