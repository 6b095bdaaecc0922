package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds new bytes from spans of old ones and insertions, front to back. */
final class Splice {
    private static final int ROOM = 512;

    private final byte[] from;
    private byte[] out;
    private int at;
    private int size;

    Splice(byte[] from) {
        this(from, from.length + ROOM);
    }

    /** @param size of what is to be built, where that is known */
    Splice(byte[] from, int size) {
        this.from = from;
        this.out = new byte[size];
    }

    /** Copies the old bytes up to {@code to}. */
    Splice keepTo(int to) {
        if (to > at) {
            room(to - at);
            System.arraycopy(from, at, out, size, to - at);
            size += to - at;
            at = to;
        }
        return this;
    }

    /** Leaves the old bytes up to {@code to} out. */
    Splice skipTo(int to) {
        if (to > at) at = to;
        return this;
    }

    Splice span(int start, int end) {
        if (end > start) {
            room(end - start);
            System.arraycopy(from, start, out, size, end - start);
            size += end - start;
        }
        return this;
    }

    Splice add(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
        return this;
    }

    Splice add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is built so far plus all old bytes that were not yet passed. */
    byte[] rest() {
        keepTo(from.length);
        return done();
    }

    byte[] done() {
        return size == out.length ? out : Arrays.copyOf(out, size);
    }

    private void room(int more) {
        if (size + more > out.length) out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
    }
}
