package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.Timers;

/**
 * OPTIONS in the platform's form (facts 1.3: From and Contact user {@code GVP}, {@code Supported: timer, uui}, Call-ID {@code
 * <GUID>-<port>@<ip>}) towards each resource (gvp-4) and SIP Server's trunk (gvp-1), every {@code health-every} of the lab's
 * time. One that is not answered within {@code health-patience} of real time is missed; a resource is offline after {@code
 * health-misses} in a row and back with the first answer, also with one that comes late.
 */
final class HealthChecks implements AutoCloseable {
    private static final int UNAVAILABLE = 503;
    private static final int REQUEST_TIMEOUT = 408;

    private final Desk desk;
    private final Runnable onChange;
    private final MediaResource trunk;
    private volatile boolean closed;
    private volatile Timers.Timer next;

    /** @param onChange told when a resource came or went */
    HealthChecks(Desk desk, Runnable onChange) {
        this.desk = desk;
        this.onChange = onChange;
        this.trunk = OutgoingLeg.trunk(desk)
                .map(at -> new MediaResource(new ResourceSpec("sip-server", at, 1, GroupSpec.NONE)))
                .orElse(null);
    }

    void start() {
        if (closed) return;
        // first, so that whatever becomes of this round there is another
        next = desk.lab().timers().after(desk.settings().healthEvery(), this::start);
        checkAll();
    }

    /** Asks everybody now, besides the rhythm: after the configuration named new resources. */
    void checkAll() {
        for (MediaResource each : desk.pool().all()) check(each);
        if (trunk != null) check(trunk);
    }

    /** Whether SIP Server's trunk answered last; empty when there is none. */
    Optional<Boolean> trunkAnswers() {
        return Optional.ofNullable(trunk).map(t -> t.state() == MediaResource.State.AVAILABLE);
    }

    /** Asks one now. */
    void check(MediaResource resource) {
        if (closed) return;
        InetSocketAddress own = desk.node().address(voicelab.protocols.sip.Transport.TCP);
        String host = Hop.text(own);
        String name = host.substring(0, host.lastIndexOf(':'));
        SipOrder options = SipOrder.of("OPTIONS", "sip:" + Hop.text(resource.address()))
                .from("<sip:GVP@" + host + ">")
                .to("<sip:" + Hop.text(resource.address()) + ">")
                .via(resource == trunk ? SipPeer.tcp(resource.address()) : desk.peer(resource.address()))
                .with("Contact", "<sip:GVP@" + host + ">")
                .with("Supported", "timer, uui")
                .with("Allow", "INVITE, OPTIONS, BYE, CANCEL, ACK, UPDATE, INFO")
                .inSequence(desk.ids().next() + "-" + own.getPort() + "@" + name, 1);
        long number = resource.checked();
        CompletableFuture<SipPacket> answer = desk.node().send(options);
        AtomicBoolean missed = new AtomicBoolean();
        answer.thenAccept(response -> {
            boolean silent =
                    response.isLocal() || response.status() == UNAVAILABLE || response.status() == REQUEST_TIMEOUT;
            if (!silent) noted(resource, resource.answered(number), "OPTIONS answered " + response.status());
            else if (missed.compareAndSet(false, true)) missed(resource, number, "answered " + response.status());
        });
        answer.copy()
                .orTimeout(desk.settings().healthPatience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    if (missed.compareAndSet(false, true)) missed(resource, number, "not answered");
                    return null;
                });
    }

    private void missed(MediaResource resource, long number, String how) {
        noted(resource, resource.missed(number, desk.settings().healthMisses()), "OPTIONS " + how);
    }

    private void noted(MediaResource resource, boolean changed, String why) {
        if (!changed || closed) return;
        boolean here = resource.state() == MediaResource.State.AVAILABLE;
        desk.note("resource " + resource + (here ? " is available" : " went offline") + " (" + why + ")");
        if (!here) desk.log().offline(resource, why);
        onChange.run();
    }

    @Override
    public void close() {
        closed = true;
        Timers.Timer pending = next;
        if (pending != null) pending.cancel();
    }
}
