package voicelab.protocols.rtp;

/** What a receiver counts of one SSRC (RFC 3550 appendix A.1, A.3 and A.8). Not thread-safe. */
public final class ReceiverStatistics {
    private static final int WRAP = 1 << 16;
    /** RFC 3550 A.1: a jump forward of less is loss, a step back of less is disorder. */
    private static final int DROPOUT_MAX = 3_000;

    private static final int MISORDER_MAX = 100;

    private boolean started;
    private int highest;
    private long cycles;
    private long base;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private int badSequence = -1;
    private int transit;
    private boolean transitKnown;
    private double jitter;
    private long lostBeforeRestart;
    private long gaps;

    /** What a packet was. */
    public enum Arrival {
        /** In order, or after a gap. */
        NEW,
        /** Late or twice; still counted as received, as RFC 3550 wants. */
        OLD,
        /** Far off: believed when the next one follows it. Not counted. */
        DOUBTFUL,
        /** The sequence began anew. */
        RESTART
    }

    public Arrival packet(int sequence) {
        if (!started) {
            start(sequence);
            return Arrival.NEW;
        }
        int ahead = (sequence - highest) & 0xFFFF;
        Arrival arrival = Arrival.NEW;
        if (ahead == 0 || ahead > WRAP - MISORDER_MAX) arrival = Arrival.OLD;
        else if (ahead >= DROPOUT_MAX) {
            if (sequence != badSequence) {
                badSequence = (sequence + 1) & 0xFFFF;
                return Arrival.DOUBTFUL;
            }
            lostBeforeRestart = lost();
            start(sequence);
            return Arrival.RESTART;
        } else {
            if (sequence < highest) cycles += WRAP;
            if (ahead > 1) gaps++;
            highest = sequence;
        }
        badSequence = -1;
        received++;
        return arrival;
    }

    /**
     * A.8, for packets of sound only: events keep their timestamp.
     *
     * @param arrival when it came, in timestamp units
     */
    public void timing(int timestamp, int arrival) {
        int now = arrival - timestamp;
        if (transitKnown) jitter += (Math.abs(now - transit) - jitter) / 16;
        transit = now;
        transitKnown = true;
    }

    /** The sender paused or jumped: the next packet starts the timing anew. */
    public void forgetTiming() {
        transitKnown = false;
    }

    public long received() {
        return received;
    }

    public long extendedHighest() {
        return cycles + highest;
    }

    /** Negative when duplicates outnumber losses. */
    public long lost() {
        return lostBeforeRestart + (started ? expected() - received : 0);
    }

    /** How often one or more packets in a row were missing when the next came. */
    public long gaps() {
        return gaps;
    }

    /** In timestamp units. */
    public double jitter() {
        return jitter;
    }

    /** Fraction lost since the last call, in 256ths (A.3). */
    public int fractionLost() {
        long expected = expected() - expectedBefore;
        long got = received - receivedBefore;
        expectedBefore = expected();
        receivedBefore = received;
        long gone = expected - got;
        return expected == 0 || gone <= 0 ? 0 : (int) Math.min(255, (gone << 8) / expected);
    }

    private long expected() {
        return started ? cycles + highest - base + 1 : 0;
    }

    private void start(int sequence) {
        started = true;
        highest = sequence;
        base = sequence;
        cycles = 0;
        received = 1;
        expectedBefore = 0;
        receivedBefore = 0;
        badSequence = -1;
        transitKnown = false;
    }
}
