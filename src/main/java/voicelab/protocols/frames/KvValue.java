package voicelab.protocols.frames;

import java.util.Arrays;
import java.util.HexFormat;

/** One typed value of a {@link KvList}. */
public sealed interface KvValue {

    /** The value as a person would write it; bytes as hex, a list as its keys. */
    String text();

    /** A string. */
    record Text(String value) implements KvValue {
        @Override
        public String text() {
            return value;
        }
    }

    /** A 32-bit integer. */
    record Int(int value) implements KvValue {
        @Override
        public String text() {
            return Integer.toString(value);
        }
    }

    /** Bytes; shared, never to be changed. */
    final class Binary implements KvValue {
        private final byte[] value;

        public Binary(byte[] value) {
            this.value = value;
        }

        public byte[] value() {
            return value;
        }

        @Override
        public String text() {
            return HexFormat.of().formatHex(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** Another list. */
    record Nested(KvList list) implements KvValue {
        @Override
        public String text() {
            return String.valueOf(list.entries().stream().map(KvList.Entry::key).toList());
        }
    }
}
