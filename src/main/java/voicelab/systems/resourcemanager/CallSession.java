package voicelab.systems.resourcemanager;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import voicelab.engines.sip.ProxyTarget;

/**
 * One call through this proxy, from its INVITE to its end.
 *
 * @param guid the GVP session id
 * @param choice tenant and profile
 * @param service null for a leg towards the outside
 * @param instance the {@code <id>} of a shared service such as {@code msml=<id>}; empty for none
 * @param callType {@code inbound} or {@code outbound}
 */
record CallSession(
        String callId,
        String guid,
        ProfileChoice choice,
        MediaService service,
        String instance,
        String dnis,
        String ani,
        String localUri,
        String remoteUri,
        String callType,
        Instant start,
        Progress progress) {

    /** What its legs are kept together by: recordings have ids of their own. Empty for none. */
    String together() {
        return together(service, instance);
    }

    static String together(MediaService service, String instance) {
        return service == MediaService.RECORDING && !instance.isEmpty() ? service.user() + "=" + instance : instance;
    }

    /** What it counts as at its tenants and profile: see {@link Usage}. */
    int slot() {
        return service == null ? Usage.OUTBOUND : Usage.of(service);
    }

    /** What changes while it goes on. Written on the node's event loop; {@link #finish} decides who closes it. */
    static final class Progress {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicReference<MediaResource> resource = new AtomicReference<>();
        private final AtomicReference<SessionTimer> timer = new AtomicReference<>();
        private volatile int interval;
        private volatile ProxyTarget remoteTarget;
        private final boolean bornElsewhere;
        private volatile boolean established;
        private volatile boolean ofPeer;
        private volatile String callUuid = "";

        Progress() {
            this(false, "");
        }

        private Progress(boolean bornElsewhere, String callUuid) {
            this.bornElsewhere = bornElsewhere;
            this.ofPeer = bornElsewhere;
            this.callUuid = callUuid;
        }

        /** Of a session that the other node of the pair has, and told of. */
        static Progress ofPeer(String callUuid) {
            return new Progress(true, callUuid);
        }

        /** Whether it is the other node's: this one keeps it in its books and does not say what becomes of it. */
        boolean isOfPeer() {
            return ofPeer;
        }

        /** The other node began a new life without it: it is this node's now. */
        void adopt() {
            ofPeer = false;
        }

        boolean isEstablished() {
            return established;
        }

        /** The caller acknowledged a 2xx: it knows that the call is up. */
        void establish() {
            established = true;
        }

        /** The other node was still setting it up as far as this one knows: there may be no such call. */
        boolean isDoubtful() {
            return bornElsewhere && !established;
        }

        /** SIP Server's id of the call, the same in every try; empty where it gave none. */
        String callUuid() {
            return callUuid;
        }

        void callUuid(String uuid) {
            callUuid = uuid;
        }

        MediaResource resource() {
            return resource.get();
        }

        void resource(MediaResource next) {
            resource.set(next);
        }

        /** The resource that it has, for the one who frees its port; null for everybody else. */
        MediaResource leave() {
            return resource.getAndSet(null);
        }

        /** Seconds between two refreshes, as they were agreed (RFC 4028); 0 for no session timer. */
        int interval() {
            return interval;
        }

        void interval(int seconds) {
            interval = seconds;
        }

        /** The session timer that runs at this node; null for none. */
        SessionTimer timer() {
            return timer.get();
        }

        /** @return the one before, or null */
        SessionTimer timer(SessionTimer next) {
            return timer.getAndSet(next);
        }

        /** Where requests inside the dialog go that name no Route; null until it was answered. */
        ProxyTarget remoteTarget() {
            return remoteTarget;
        }

        void answered(ProxyTarget target) {
            remoteTarget = target;
        }

        /** @return true for the first who says so */
        boolean finish() {
            return over.compareAndSet(false, true);
        }
    }
}
