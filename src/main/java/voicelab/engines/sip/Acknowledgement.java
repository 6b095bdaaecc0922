package voicelab.engines.sip;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import voicelab.protocols.sip.SipPacket;

/**
 * The ACK of a 2xx. Nobody answers it; so where others stand in for the next hop, it goes to one of them too when the
 * connection that it went out on breaks soon after: it may never have been read.
 */
final class Acknowledgement implements PathUser {
    private final Core core;
    private final SipPacket ack;
    private final Deque<SipPeer> left = new ArrayDeque<>();

    private Acknowledgement(Core core, SipPacket ack) {
        this.core = core;
        this.ack = ack;
    }

    static void send(Core core, SipPacket ack, SipPeer peer) {
        Acknowledgement sent = new Acknowledgement(core, ack);
        sent.left.addAll(core.instead.apply(peer));
        sent.go(peer);
    }

    private void go(SipPeer peer) {
        boolean last = left.isEmpty();
        Path found;
        try {
            found = core.path(peer);
        } catch (IOException e) {
            pathFailed(e.getMessage());
            return;
        }
        Path path = found;
        path.send(ack, last ? null : this);
        if (last) return;
        core.outfit
                .loop()
                .schedule(
                        () -> path.leave(this),
                        core.outfit.settings().timers().linger().toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    @Override
    public void pathFailed(String why) {
        // with nobody left the far end repeats its 2xx, and is acknowledged again
        SipPeer next = left.poll();
        if (next != null) core.outfit.loop().execute(() -> go(next));
    }
}
