package voicelab.engines.sip;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import voicelab.net.Ticker;

/**
 * One coarse wheel for all timers of a node, on its event loop. It turns only while something is in it. A later deadline
 * costs nothing until the old slot comes up; an earlier one moves the entry.
 */
final class TimerWheel {
    private static final int SLOTS = 1024;

    private final EventLoop loop;
    private final Ticker ticker;
    private final long tick;
    private final Timed[] slots = new Timed[SLOTS + 1];
    private final long origin;
    private long turned;
    private int held;
    private boolean turning;
    private long late;

    TimerWheel(EventLoop loop, Ticker ticker, long tickNanos) {
        this.loop = loop;
        this.ticker = ticker;
        this.tick = tickNanos;
        this.origin = ticker.nanos();
    }

    long now() {
        return ticker.nanos();
    }

    /** How late the wheel last turned: the loop's lag in nanoseconds. */
    long lag() {
        return turning ? late : 0;
    }

    int held() {
        return held;
    }

    /** Sets or moves a deadline. */
    void at(Timed timed, long deadline) {
        boolean earlier = deadline < timed.deadline;
        timed.deadline = deadline;
        if (timed.slot >= 0 && !earlier) return;
        if (timed.slot >= 0) unlink(timed);
        link(timed);
        if (!turning) {
            turning = true;
            turned = turnsAt(now());
            late = 0;
            schedule();
        }
    }

    void drop(Timed timed) {
        if (timed.slot >= 0) unlink(timed);
    }

    void clear() {
        for (int i = 0; i <= SLOTS; i++) while (slots[i] != null) unlink(slots[i]);
    }

    private long turnsAt(long nanos) {
        return (nanos - origin) / tick;
    }

    private void link(Timed timed) {
        long turn = Math.max(turnsAt(timed.deadline) + 1, (turning ? turned : turnsAt(now())) + 1);
        timed.slot = (int) (turn % SLOTS);
        timed.before = null;
        timed.after = slots[timed.slot];
        if (timed.after != null) timed.after.before = timed;
        slots[timed.slot] = timed;
        held++;
    }

    private void unlink(Timed timed) {
        if (timed.before == null) slots[timed.slot] = timed.after;
        else timed.before.after = timed.after;
        if (timed.after != null) timed.after.before = timed.before;
        timed.slot = -1;
        timed.before = null;
        timed.after = null;
        held--;
    }

    private void schedule() {
        long next = origin + (turned + 1) * tick;
        loop.schedule(this::turn, Math.max(0, next - now()), TimeUnit.NANOSECONDS);
    }

    private void turn() {
        long now = now();
        late = Math.max(0, now - (origin + (turned + 1) * tick));
        long target = turnsAt(now);
        // after a long stall every slot is looked at once, not once a missed turn
        long first = Math.max(turned + 1, target - SLOTS + 1);
        for (long turn = first; turn <= target; turn++) slot((int) (turn % SLOTS), now);
        turned = Math.max(turned, target);
        if (held > 0) schedule();
        else turning = false;
    }

    private void slot(int index, long now) {
        // set the list apart first: what is due may set new deadlines that fall into this very slot
        slots[SLOTS] = slots[index];
        slots[index] = null;
        for (Timed each = slots[SLOTS]; each != null; each = each.after) each.slot = SLOTS;
        while (slots[SLOTS] != null) {
            Timed timed = slots[SLOTS];
            unlink(timed);
            if (timed.deadline <= now) timed.due(now);
            else link(timed);
        }
    }
}
