package voicelab.systems.sipserver;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.journal.Kind;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/**
 * SIP Server's own out-of-service test of the Resource Managers (facts 3; its rhythm is unknown, the settings are ours to choose):
 * OPTIONS from the trunk's port every {@code oos-check} of the lab's time. One that is not answered within {@code oos-force} of
 * real time, or with 408 or 503, gets calls last until it answers again. Calls that it has are not touched.
 */
final class OutOfServiceCheck implements AutoCloseable {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int UNAVAILABLE = 503;

    private final LabContext lab;
    private final SipServerSettings settings;
    private final SipNode trunk;
    private final Carousel carousel;
    private volatile Timers.Timer next;
    private volatile boolean closed;

    OutOfServiceCheck(LabContext lab, SipServerSettings settings, SipNode trunk, Carousel carousel) {
        this.lab = lab;
        this.settings = settings;
        this.trunk = trunk;
        this.carousel = carousel;
    }

    void start() {
        if (closed || settings.oosCheck().isZero()) return;
        next = lab.timers().after(settings.oosCheck(), () -> {
            start();
            lab.everywhere(NumberPlan.RESOURCE_MANAGER, "SIP").forEach(this::check);
        });
    }

    private void check(InetSocketAddress target) {
        if (closed) return;
        String there = Hop.text(target);
        SipOrder options = SipOrder.of("OPTIONS", "sip:" + there + ";transport=tcp")
                .from("<sip:" + Hop.text(trunk.address(voicelab.protocols.sip.Transport.TCP)) + ">")
                .to("<sip:" + there + ">")
                .via(SipPeer.tcp(target));
        CompletableFuture<SipPacket> answer = trunk.send(options);
        answer.copy()
                .completeOnTimeout(null, settings.oosForce().toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(response -> heard(target, response));
    }

    private void heard(InetSocketAddress target, SipPacket response) {
        if (closed) return;
        boolean lives = response != null
                && !response.isLocal()
                && response.status() != REQUEST_TIMEOUT
                && response.status() != UNAVAILABLE;
        if (!carousel.inService(target, lives)) return;
        String text = lab.whoIs(target) + (lives ? " is in service again" : " is out of service: no answer to OPTIONS");
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", text);
    }

    @Override
    public void close() {
        closed = true;
        Timers.Timer pending = next;
        if (pending != null) pending.cancel();
    }
}
