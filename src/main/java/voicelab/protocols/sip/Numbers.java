package voicelab.protocols.sip;

/** Decimal numbers in raw bytes. */
final class Numbers {
    private Numbers() {}

    /** -1 when there is no digit, anything but a digit, or more than {@code most}. */
    static long read(byte[] bytes, int from, int to, long most) {
        if (to <= from) return -1;
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!Tokens.isDigit(bytes[i])) return -1;
            value = value * 10 + (bytes[i] - '0');
            if (value > most) return -1;
        }
        return value;
    }
}
