package voicelab.systems.resourcemanager;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final Map<String, CallSession> byGuid = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
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

    Optional<CallSession> ofSession(String guid) {
        return Optional.ofNullable(byGuid.get(guid));
    }

    /** How many calls a policy key has now. */
    int running(String key) {
        AtomicInteger n = running.get(key);
        return n == null ? 0 : n.get();
    }

    void opened(CallSession session) {
        byCallId.put(session.callId(), session);
        byGuid.putIfAbsent(session.guid(), session);
        count(session, 1);
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
        byGuid.remove(session.guid(), session);
        count(session, -1);
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
        if (session.instance().isEmpty()) return;
        instances.compute(
                session.instance(),
                (id, was) -> was == null || was.resource() != resource
                        ? new Shared(resource, 1)
                        : new Shared(resource, was.legs() + 1));
    }

    /** The call left its resource: its port is free again. */
    void left(CallSession session) {
        MediaResource resource = session.progress().resource();
        if (resource == null) return;
        session.progress().resource(null);
        resource.release();
        if (session.instance().isEmpty()) return;
        instances.computeIfPresent(session.instance(), (id, was) -> {
            if (was.resource() != resource) return was;
            return was.legs() <= 1 ? null : new Shared(resource, was.legs() - 1);
        });
    }

    /** Where the other legs of this {@code <id>} are; null when there is none. */
    MediaResource home(String instance) {
        Shared shared = instance.isEmpty() ? null : instances.get(instance);
        return shared == null ? null : shared.resource();
    }

    /** The first leg of this {@code <id>} is about to be placed where the other node says that its others are. */
    void reserve(String instance, MediaResource resource) {
        instances.putIfAbsent(instance, new Shared(resource, 0));
    }

    /** No leg came of it. */
    void unreserve(String instance) {
        instances.computeIfPresent(instance, (id, was) -> was.legs() == 0 ? null : was);
    }

    /** Those that began before {@code limit}: their end was never seen. */
    List<CallSession> olderThan(Instant limit) {
        return byCallId.values().stream().filter(s -> s.start().isBefore(limit)).toList();
    }

    void forget() {
        byCallId.clear();
        byGuid.clear();
        running.clear();
        instances.clear();
    }

    private void count(CallSession session, int by) {
        for (Tenant t = session.choice().tenant(); t != null; t = t.parent()) add(Policy.key(t), by);
        if (session.choice().profile() != null) add(Policy.key(session.choice().profile()), by);
    }

    private void add(String key, int by) {
        running.computeIfAbsent(key, k -> new AtomicInteger()).updateAndGet(n -> Math.max(0, n + by));
    }
}
