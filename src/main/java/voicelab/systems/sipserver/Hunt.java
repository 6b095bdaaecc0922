package voicelab.systems.sipserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.protocols.sip.SipPacket;

/** Tries one target after the other until one answers anything but "not me". */
final class Hunt implements LegPlan {

    /** One target, what to note when it is tried, and what to do when it fails. */
    record Target(Dial dial, Runnable tried, Runnable failed) {}

    private final Deque<Target> targets;
    private Target now;

    Hunt(List<Target> targets) {
        this.targets = new ArrayDeque<>(targets);
    }

    @Override
    public Step next(SipPacket failure) {
        if (failure != null) {
            if (!isElsewhereBetter(failure)) return new Pass();
            now.failed().run();
        }
        if (targets.isEmpty()) return failure == null ? new Reject(SipReply.of(480)) : new Pass();
        now = targets.poll();
        now.tried().run();
        return now.dial();
    }

    /** 503, or made here: nobody answered, or the way there is broken. */
    private static boolean isElsewhereBetter(SipPacket failure) {
        return failure.status() == 503 || failure.isLocal();
    }
}
