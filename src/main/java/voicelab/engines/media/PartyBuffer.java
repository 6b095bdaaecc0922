package voicelab.engines.media;

/**
 * What one party of a conference said and the mix has not taken yet. It gathers {@link #HEADSTART} samples before it begins
 * and again after it ran empty, so that packets which come unevenly make no holes; when more than {@link #MOST} wait, the
 * oldest go until a head start is left. Written by the selector thread, read by the clock thread; makes no garbage.
 */
final class PartyBuffer {
    /** 40 ms. */
    static final int HEADSTART = 2 * RtpReceiver.FRAME;

    /** 160 ms. */
    static final int MOST = 8 * RtpReceiver.FRAME;

    private final short[] ring = new short[MOST];
    private int from;
    private int size;
    private boolean flowing;
    private long dropped;
    private long starved;

    synchronized void write(short[] samples) {
        if (size + samples.length > MOST) {
            int gone = size - (HEADSTART - samples.length);
            from = (from + gone) % MOST;
            size -= gone;
            dropped += gone;
        }
        int at = (from + size) % MOST;
        int first = Math.min(samples.length, MOST - at);
        System.arraycopy(samples, 0, ring, at, first);
        System.arraycopy(samples, first, ring, 0, samples.length - first);
        size += samples.length;
    }

    /** @return whether the frame was filled; else the party says nothing in this tick */
    synchronized boolean read(short[] frame) {
        boolean was = flowing;
        flowing = size >= (was ? frame.length : HEADSTART);
        if (was && !flowing) starved++;
        if (!flowing) return false;
        int first = Math.min(frame.length, MOST - from);
        System.arraycopy(ring, from, frame, 0, first);
        System.arraycopy(ring, 0, frame, first, frame.length - first);
        from = (from + frame.length) % MOST;
        size -= frame.length;
        return true;
    }

    /** Samples let go because too many waited. */
    synchronized long dropped() {
        return dropped;
    }

    /** How often it ran empty. */
    synchronized long starved() {
        return starved;
    }
}
