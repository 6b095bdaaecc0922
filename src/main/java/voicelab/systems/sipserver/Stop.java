package voicelab.systems.sipserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.protocols.sip.SipPacket;

/** One place that a call was led to: its targets, tried one after the other. */
final class Stop {
    /** One target, what to note when it is tried, and what to do when it fails. */
    record Target(LegPlan.Dial dial, Runnable tried, Runnable failed) {}

    private final Deque<Target> targets;
    private Target now;

    Stop(List<Target> targets) {
        this.targets = new ArrayDeque<>(targets);
    }

    boolean isEmpty() {
        return targets.isEmpty();
    }

    /** The next target; only when there is one. */
    LegPlan.Dial next() {
        now = targets.poll();
        now.tried().run();
        return now.dial();
    }

    void failed() {
        now.failed().run();
    }

    /** 503, or made here: nobody answered, or the way there is broken. */
    static boolean isElsewhereBetter(SipPacket failure) {
        return failure.status() == 503 || failure.isLocal();
    }
}
