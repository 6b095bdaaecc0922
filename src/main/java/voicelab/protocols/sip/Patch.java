package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;

/** A few cuts and insertions at offsets of one packet, given in any order and applied in one copy. */
final class Patch {
    private static final int FIRST_ROOM = 12;

    private int[] starts = new int[FIRST_ROOM];
    private int[] ends = new int[FIRST_ROOM];
    private byte[][] news = new byte[FIRST_ROOM][];
    private int count;

    /** Insertions at one place keep the order they were given in. */
    void put(int start, int end, byte[] replacement) {
        if (count == starts.length) grow();
        int at = count++;
        while (at > 0 && starts[at - 1] > start) {
            starts[at] = starts[at - 1];
            ends[at] = ends[at - 1];
            news[at] = news[at - 1];
            at--;
        }
        starts[at] = start;
        ends[at] = end;
        news[at] = replacement;
    }

    void insert(int at, String text) {
        put(at, at, text.getBytes(StandardCharsets.UTF_8));
    }

    void cut(int start, int end) {
        put(start, end, null);
    }

    byte[] apply(byte[] from, int limit) {
        Splice out = new Splice(from, size(limit));
        for (int i = 0; i < count; i++) {
            out.keepTo(starts[i]);
            if (news[i] != null) out.add(news[i]);
            out.skipTo(ends[i]);
        }
        return out.keepTo(limit).done();
    }

    /** What {@link #apply} will make, so that it is copied once. */
    private int size(int limit) {
        int at = 0;
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += Math.max(0, starts[i] - at);
            at = Math.max(at, Math.max(starts[i], ends[i]));
            if (news[i] != null) size += news[i].length;
        }
        return size + Math.max(0, limit - at);
    }

    private void grow() {
        int room = count * 2;
        starts = java.util.Arrays.copyOf(starts, room);
        ends = java.util.Arrays.copyOf(ends, room);
        news = java.util.Arrays.copyOf(news, room);
    }
}
