package voicelab.engines.sip;

/**
 * How many new calls a node takes on when more come than it can serve. All, as long as there is no queue to speak of. None while the
 * queue is too long; and then not more than it was able to serve, a little more in each {@link #WINDOW} in which the queue stays short,
 * until none was refused any more. A node that took all again at once would have the next queue in no time, and a socket that
 * overflows loses a BYE as soon as an INVITE. One thread; times in nanoseconds.
 */
final class Admission {
    private static final long WINDOW = 50_000_000;
    /** New calls let others follow them, so the next window serves fewer. */
    private static final double CUT = 0.7;

    private static final double SHRINK = 0.9;
    private static final double GROWTH = 1.25;
    /** Where the last queue began: what comes on top is felt with those that follow. */
    private static final double NEAR = 0.85;

    private static final double CAREFUL_GROWTH = 1.04;
    /** Calls a nanosecond: a hundred a second. */
    private static final double LEAST = 1e-7;

    private static final double ALL = Double.POSITIVE_INFINITY;
    /** Of a rate: what may come at once. */
    private static final long BURST = 5_000_000;

    private final long most;
    private double rate = ALL;
    private double served = ALL;
    private double before;
    private boolean late;
    private double room;
    private long filled;
    private long began;
    private long longest;
    private int admitted;
    private int refused;

    /** @param most how long the queue may get, in nanoseconds */
    Admission(long most) {
        this.most = most;
    }

    /**
     * Asked once for each new call.
     *
     * @param queue how long it stood, or one that comes now would stand
     */
    boolean admits(long queue, long now) {
        if (now - began >= WINDOW) turn(now);
        longest = Math.max(longest, queue);
        boolean admits = queue <= most && (rate == ALL || hasRoom(now));
        if (admits) admitted++;
        else refused++;
        return admits;
    }

    private boolean hasRoom(long now) {
        room = Math.min(room + rate * (now - filled), 1 + rate * BURST);
        filled = now;
        if (room < 1) return false;
        room--;
        return true;
    }

    private void turn(long now) {
        boolean tooLong = longest > most;
        if (tooLong && !late) limit(now);
        else if (!tooLong && refused == 0) rate = ALL;
        else if (!tooLong && longest > most / 2) rate *= SHRINK;
        else if (longest <= most / 8) rate *= rate < NEAR * served || isNearlyOver() ? GROWTH : CAREFUL_GROWTH;
        late = tooLong;
        before = (double) admitted / (now - began);
        began = now;
        longest = 0;
        admitted = 0;
        refused = 0;
    }

    /** What is refused is little: those who call less than before, or a machine that does more, shall not wait for the growth. */
    private boolean isNearlyOver() {
        return 4 * refused <= admitted;
    }

    /** The queue has just become too long: once for each, as what stands in it is there whatever is admitted now. */
    private void limit(long now) {
        double seen = Math.max(before, (double) admitted / (now - began));
        // one pause of the machine does not mean that it can serve that little
        served = served == ALL ? seen : Math.max(seen, SHRINK * served);
        rate = Math.max(LEAST, Math.min(rate, CUT * served));
        room = 0;
        filled = now;
    }
}
