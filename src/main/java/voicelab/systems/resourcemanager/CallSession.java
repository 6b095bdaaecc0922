package voicelab.systems.resourcemanager;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.engines.sip.ProxyTarget;

/**
 * One call through this proxy, from its INVITE to its end.
 *
 * @param guid the GVP session id
 * @param choice tenant and profile
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

    /** What changes while it goes on. Written on the node's event loop; {@link #finish} decides who closes it. */
    static final class Progress {
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile MediaResource resource;
        private volatile ProxyTarget remoteTarget;

        MediaResource resource() {
            return resource;
        }

        void resource(MediaResource next) {
            resource = next;
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
