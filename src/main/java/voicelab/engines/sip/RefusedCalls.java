package voicelab.engines.sip;

import java.util.concurrent.TimeUnit;

/**
 * The transactions that were refused without being kept, so that a repetition that was on its way meets the same answer: admitted, it
 * would set up a call that its caller has given up. Known for as long as a request may be repeated (RFC 3261 section 17.1.1.2, timer B);
 * the latest half a million, some less where their places coincide. Times in nanoseconds.
 */
final class RefusedCalls {
    private static final int PLACES = 1 << 19;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The lower bits of a mark hold the second in which it was made. */
    private static final long SECOND_BITS = 0xffff;

    private final long longest;

    /** {@code null} until somebody is refused: most nodes never do. */
    private long[] marks;

    /** @param longest seconds for which one is known */
    RefusedCalls(long longest) {
        this.longest = longest;
    }

    /** One that is known stays known for no longer. */
    void add(String key, long now) {
        if (contains(key, now)) return;
        if (marks == null) marks = new long[PLACES];
        long mark = mark(key);
        marks[place(mark)] = mark | (TimeUnit.NANOSECONDS.toSeconds(now) & SECOND_BITS);
    }

    void clear() {
        marks = null;
    }

    boolean contains(String key, long now) {
        if (marks == null) return false;
        long mark = mark(key);
        long held = marks[place(mark)];
        long age = TimeUnit.NANOSECONDS.toSeconds(now) - held & SECOND_BITS;
        return (held & ~SECOND_BITS) == mark && age <= longest;
    }

    private static int place(long mark) {
        return (int) (mark >>> 16 ^ mark >>> 40) & PLACES - 1;
    }

    /** FNV-1a without the lower bits; never 0. */
    private static long mark(String key) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        hash &= ~SECOND_BITS;
        return hash == 0 ? ~SECOND_BITS : hash;
    }
}
