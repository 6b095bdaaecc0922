package voicelab.engines.sip;

/**
 * How many new calls a node takes on when more come than it can serve. All, until its queue is too long. From then on so many a second
 * that the queue is held at a {@link #TARGET}: fewer while it is longer or grows, more while it is shorter (the controller of RFC 8033
 * section 4.2, for a rate), and none at all while it is too long. A node that took all and none in turn would have the next queue in no
 * time, and a socket that overflows loses a BYE as soon as an INVITE. One thread; times in nanoseconds.
 */
final class Admission {
    private static final long WINDOW = 50_000_000;

    /** Of the longest queue; also what may come at once. */
    private static final double TARGET = 0.25;

    /** By what part the rate falls in a window whose queue was longer than wanted by a whole longest one. */
    private static final double FOR_LENGTH = 0.3;

    /** By what part it falls for a queue that has grown by as much. */
    private static final double FOR_GROWTH = 0.6;

    private static final double NEWEST = 1.0 / 16;

    /** So many windows without a refusal in a row, and it is over. */
    private static final int CALM = 8;

    private static final double ALL = Double.POSITIVE_INFINITY;
    private static final double LEAST = 5.0 / WINDOW;

    private final long most;
    private double rate = ALL;
    /** Calls that may come now. */
    private double room;

    private long filled;
    /** What the node takes on in the long run, where there are too many calls. */
    private double sustained;

    private double servedBefore;
    private double lengthBefore;
    private boolean tooLongBefore;
    private long calm;

    private long began;
    private long waited;
    private boolean tooLong;
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
        waited += Math.min(most, queue);
        if (queue > most) tooLong = true;
        boolean admits = queue <= most && (rate == ALL || hasRoom(now));
        if (admits) admitted++;
        else refused++;
        return admits;
    }

    /** As if nobody had called yet. */
    void clear() {
        rate = ALL;
        admitted = 0;
        refused = 0;
        tooLong = false;
    }

    private boolean hasRoom(long now) {
        room = Math.min(room + rate * (now - filled), 1 + rate * TARGET * most);
        filled = now;
        if (room < 1) return false;
        room--;
        return true;
    }

    private void turn(long now) {
        double length = (double) waited / Math.max(1, admitted + refused) / most;
        double served = (double) admitted / (now - began);
        long asleep = (now - began) / WINDOW - 1;
        calm = (refused == 0 ? calm + 1 : 0) + asleep;
        if (calm >= CALM) rate = ALL;
        else if (rate != ALL) steer(length, served);
        else if (tooLong)
            limit(Math.max(served, servedBefore), now); // one pause of the machine does not mean that it serves little
        servedBefore = served;
        lengthBefore = length;
        tooLongBefore = tooLong;
        began = now;
        waited = 0;
        tooLong = false;
        admitted = 0;
        refused = 0;
    }

    private void limit(double served, long now) {
        sustained = Math.max(LEAST, served);
        rate = sustained;
        room = 0;
        filled = now;
    }

    /** Where the queue stays too long nobody was admitted, so it says nothing of the rate. */
    private void steer(double length, double served) {
        if (tooLong && tooLongBefore) return;
        double change = 1 - FOR_LENGTH * (length - TARGET) - FOR_GROWTH * (length - lengthBefore);
        rate = Math.max(sustained / 2, rate * change);
        if (tooLong) return;
        sustained = Math.max(LEAST, sustained + NEWEST * (served - sustained));
        if (length < TARGET && rate < sustained) rate += (sustained - rate) / 2;
    }
}
