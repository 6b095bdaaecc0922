package voicelab.engines.sql.pg;

import java.util.Arrays;
import java.util.HexFormat;

/** A parameter's value as the accept-side record shows it. */
final class Shown {
    private static final int MAX_BYTES = 256;

    private Shown() {}

    static String text(Object value) {
        if (value == null) return null;
        if (value instanceof byte[] bytes) {
            byte[] some = bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
            return "\\x" + HexFormat.of().formatHex(some);
        }
        return value instanceof Object[] array ? Arrays.toString(array) : value.toString();
    }
}
