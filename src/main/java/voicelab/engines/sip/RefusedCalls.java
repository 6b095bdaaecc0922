package voicelab.engines.sip;

/**
 * The transactions that were refused without being kept, so that a repetition that was on its way meets the same answer: admitted, it
 * would set up a call that its caller has given up. The latest half a million, some less where their places coincide.
 */
final class RefusedCalls {
    private static final int PLACES = 1 << 19;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** {@code null} until somebody is refused: most nodes never do. */
    private long[] marks;

    void add(String key) {
        if (marks == null) marks = new long[PLACES];
        long mark = mark(key);
        marks[place(mark)] = mark;
    }

    void clear() {
        marks = null;
    }

    boolean contains(String key) {
        if (marks == null) return false;
        long mark = mark(key);
        return marks[place(mark)] == mark;
    }

    private static int place(long mark) {
        return (int) (mark ^ mark >>> 32) & PLACES - 1;
    }

    /** FNV-1a; never 0. */
    private static long mark(String key) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        return hash == 0 ? 1 : hash;
    }
}
