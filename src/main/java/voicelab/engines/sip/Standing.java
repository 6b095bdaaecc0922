package voicelab.engines.sip;

/**
 * How long a channel has been read without running empty. What is queued in front of a node is the kernel's secret; but a channel
 * that has more whenever it is read has had a queue for that long, and whoever arrives now has stood in it. A machine that
 * stalls leaves the same trace only while what came meanwhile is caught up with. One thread.
 */
final class Standing {
    private boolean busy;
    private long since;

    /** Something was read. */
    void read(long now) {
        if (busy) return;
        busy = true;
        since = now;
    }

    /**
     * A turn of reading is over.
     *
     * @param full whether it ended at its bound, and not because there was no more
     */
    void turned(boolean full) {
        if (!full) busy = false;
    }

    /** Nanoseconds; 0 when there is no queue. */
    long nanos(long now) {
        return busy ? Math.max(0, now - since) : 0;
    }
}
