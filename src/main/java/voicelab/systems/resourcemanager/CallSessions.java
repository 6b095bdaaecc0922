package voicelab.systems.resourcemanager;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls in progress, by Call-ID (what requests inside a dialog carry) and by GVP session id, how many each tenant and
 * profile has, and which resource a shared {@code <id>} lives on until its last leg ends. Thread-safe; a look-up takes no lock.
 */
final class CallSessions {
    /** Hears what becomes of the sessions that this node itself has or ends. */
    interface Watch {
        /** It was placed at a resource. */
        void changed(CallSession session);

        void ended(CallSession session);

        Watch NONE = new Watch() {
            @Override
            public void changed(CallSession session) {}

            @Override
            public void ended(CallSession session) {}
        };
    }

    private record Shared(MediaResource resource, int legs) {}

    private volatile Watch watch = Watch.NONE;

    private final Map<String, CallSession> byCallId = new ConcurrentHashMap<>();
    private final Map<String, SessionLegs> byGuid = new ConcurrentHashMap<>();
    private final Usage usage = new Usage();
    private final Map<String, Shared> instances = new ConcurrentHashMap<>();

    void watch(Watch next) {
        watch = next;
    }

    int count() {
        return byCallId.size();
    }

    Collection<CallSession> all() {
        return List.copyOf(byCallId.values());
    }

    Optional<CallSession> ofCall(String callId) {
        return Optional.ofNullable(byCallId.get(callId));
    }

    /** The legs of a GVP session; null when it has none. */
    SessionLegs ofSession(String guid) {
        return byGuid.get(guid);
    }

    Usage usage() {
        return usage;
    }

    void opened(CallSession session) {
        byCallId.put(session.callId(), session);
        byGuid.compute(session.guid(), (guid, was) -> {
            if (was == null) usage.add(session.choice(), Usage.SESSIONS, 1);
            return (was == null ? new SessionLegs(session.choice()) : was).entered(session);
        });
        usage.add(session.choice(), session.slot(), 1);
    }

    /** Takes it out of the books and frees its port; false when somebody was faster. */
    boolean closed(CallSession session) {
        if (!dropped(session)) return false;
        watch.ended(session);
        return true;
    }

    /** The same without a word to the watch. */
    boolean dropped(CallSession session) {
        if (!session.progress().finish()) return false;
        byCallId.remove(session.callId(), session);
        byGuid.computeIfPresent(session.guid(), (guid, legs) -> {
            if (!legs.left(session)) return legs;
            usage.add(legs.choice(), Usage.SESSIONS, -1);
            return null;
        });
        usage.add(session.choice(), session.slot(), -1);
        left(session);
        return true;
    }

    /** The call goes to this resource now. */
    void placed(CallSession session, MediaResource resource) {
        put(session, resource);
        watch.changed(session);
    }

    /** {@link #placed} without a word to the watch. */
    void put(CallSession session, MediaResource resource) {
        session.progress().resource(resource);
        String together = session.together();
        if (together.isEmpty()) return;
        instances.compute(
                together,
                (id, was) -> was == null || was.resource() != resource
                        ? new Shared(resource, 1)
                        : new Shared(resource, was.legs() + 1));
    }

    /** The call left its resource: its port is free again. */
    void left(CallSession session) {
        MediaResource resource = session.progress().leave();
        if (resource == null) return;
        resource.release();
        String together = session.together();
        if (together.isEmpty()) return;
        instances.computeIfPresent(together, (id, was) -> {
            if (was.resource() != resource) return was;
            return was.legs() <= 1 ? null : new Shared(resource, was.legs() - 1);
        });
    }

    /** Where the other legs of this call's {@code <id>} are; null when there is none. */
    MediaResource home(CallSession session) {
        return home(session.together());
    }

    /** @param together what legs are kept together by; empty for none */
    MediaResource home(String together) {
        Shared shared = together.isEmpty() ? null : instances.get(together);
        return shared == null ? null : shared.resource();
    }

    /** The first leg of this {@code <id>} is about to be placed where the other node says that its others are. */
    void reserve(String together, MediaResource resource) {
        instances.putIfAbsent(together, new Shared(resource, 0));
    }

    /** No leg came of it. */
    void unreserve(String together) {
        instances.computeIfPresent(together, (id, was) -> was.legs() == 0 ? null : was);
    }

    /** Whether this call's {@code <id>} has legs besides its own. */
    boolean isShared(CallSession session) {
        Shared shared = session.instance().isEmpty() ? null : instances.get(session.together());
        return shared != null && shared.legs() > 1;
    }

    /** Those that began before {@code limit}: their end was never seen. */
    List<CallSession> olderThan(Instant limit) {
        return byCallId.values().stream().filter(s -> s.start().isBefore(limit)).toList();
    }

    /** Whoever still has one of them in hand closes it in vain: it leaves no record. */
    void forget() {
        for (CallSession each : byCallId.values()) {
            each.progress().finish();
            SessionTimers.stop(each);
        }
        byCallId.clear();
        byGuid.clear();
        usage.forget();
        instances.clear();
    }
}
