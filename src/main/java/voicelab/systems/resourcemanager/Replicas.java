package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.systems.resourcemanager.PairOutbox.Ended;

/**
 * The other node's sessions in this node's books: they count for limits, ports and affinity as own ones do, and an end that
 * comes by here is billed here. On the node's event loop only.
 *
 * <p>Rules: a session that ended anywhere is over everywhere, whatever is told of it later; where both nodes say that one is
 * theirs, it is the lower node's; what the other node no longer names in a complete account was ended (and billed) by it, unless
 * it began a new life: then it forgot them, and they are adopted.
 */
final class Replicas {
    private static final int MOST_ENDED = 10_000;

    private final Desk desk;
    private final PairRetries retries;
    private final int self;
    private final int peer;
    private final Map<String, JsonNode> ahead = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    /** Those that were being set up, by SIP Server's id of the call. */
    private final Map<String, CallSession> doubtful = new HashMap<>();
    /** Ended here; true where the other node had it. */
    private final Map<Ended, Boolean> ended = latest();
    /** Calls whose BYE went by here before this node knew of them, and who said it. */
    private final Map<String, String> passed = latest();

    private String life = "";

    Replicas(Desk desk, int self, int peer) {
        this.desk = desk;
        this.retries = new PairRetries(desk);
        this.self = self;
        this.peer = peer;
    }

    /** Calls that failed here and may be tried there. */
    PairRetries retries() {
        return retries;
    }

    private static <K, V> Map<K, V> latest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_ENDED;
            }
        };
    }

    /**
     * The other node begins to tell everything.
     *
     * @param next names its life, a new one each time it starts
     * @return the sessions that are this node's from now on
     */
    List<CallSession> joined(String next) {
        named.clear();
        boolean anew = !life.isEmpty() && !life.equals(next);
        life = next;
        if (!anew) return List.of();
        List<CallSession> left = held();
        for (CallSession each : left) {
            each.progress().adopt();
            SessionTimers.watch(desk, each);
        }
        if (!left.isEmpty())
            desk.note("node " + peer + " began anew: its " + left.size() + " calls are node " + self + "'s now");
        return left;
    }

    /** @return the Call-IDs of those that are in the books now */
    List<String> keep(JsonNode sessions, JsonNode over, boolean everything, boolean last) {
        for (JsonNode each : over) over(SessionWire.text(each, "callId"), SessionWire.text(each, "gvpSessionId"));
        List<String> kept = new ArrayList<>();
        for (JsonNode each : sessions) {
            String callId = SessionWire.text(each, "callId");
            if (everything) named.add(callId);
            if (keepOne(each)) kept.add(callId);
        }
        if (last) dropUnnamed();
        return kept;
    }

    private void dropUnnamed() {
        for (CallSession each : held()) if (!named.contains(each.callId())) drop(each);
        named.clear();
    }

    private boolean keepOne(JsonNode json) {
        Optional<CallSession> read = SessionWire.read(json, desk.book().get());
        if (read.isEmpty()) return false;
        CallSession told = read.get();
        if (ended.containsKey(new Ended(told.callId(), told.guid()))) return false;
        CallSession known = desk.sessions().ofCall(told.callId()).orElse(null);
        if (known != null && !known.progress().isOfPeer()) {
            if (self < peer) return false;
            desk.sessions().dropped(known);
            known = null;
        } else if (known != null && !known.guid().equals(told.guid())) {
            drop(known);
            known = null;
        }
        if (known == null) {
            if (desk.sessions().count() >= 2 * desk.settings().mostSessions()) return false;
            desk.sessions().opened(told);
            retries.triedThere(told.progress().callUuid());
            if (SessionWire.isAhead(json, told)) ahead.put(told.callId(), json);
            known = told;
        } else SessionWire.update(json, known.progress());
        place(known, json);
        if (known.progress().isDoubtful() && !known.progress().callUuid().isEmpty())
            doubtful.put(known.progress().callUuid(), known);
        else doubtful.remove(known.progress().callUuid(), known);
        String by = passed.remove(known.callId());
        if (by != null) desk.close(known, "completed", by);
        return by == null;
    }

    private void place(CallSession session, JsonNode json) {
        MediaResource was = session.progress().resource();
        MediaResource now = resource(SessionWire.text(json, "resource")).orElse(null);
        if (now == was) return;
        if (was != null) desk.sessions().left(session);
        if (now == null) {
            if (json.has("resource")) ahead.put(session.callId(), json);
            return;
        }
        now.occupy();
        desk.sessions().put(session, now);
    }

    /** The resource at {@code hop}, where the configuration read here knows it. */
    Optional<MediaResource> resource(String hop) {
        return SessionWire.address(hop)
                .flatMap(at -> desk.pool().all().stream()
                        .filter(each -> each.address().equals(at))
                        .findFirst());
    }

    /** The configuration was read anew: what it did not know then it may know now. */
    void reconfigured() {
        Collection<JsonNode> again = List.copyOf(ahead.values());
        ahead.clear();
        for (JsonNode json : again) {
            Optional<CallSession> known = desk.sessions().ofCall(SessionWire.text(json, "callId"));
            if (known.isEmpty() || !known.get().progress().isOfPeer()) continue;
            desk.sessions().dropped(known.get());
            keepOne(json);
        }
    }

    private void over(String callId, String guid) {
        ended.put(new Ended(callId, guid), false);
        desk.sessions()
                .ofCall(callId)
                .filter(known -> known.guid().equals(guid))
                .ifPresent(this::drop);
    }

    private void drop(CallSession session) {
        forget(session);
        SessionTimers.stop(session);
        desk.sessions().dropped(session);
    }

    /** This node ended it: who tells of it later is late. */
    void endedHere(CallSession session) {
        forget(session);
        ended.put(
                new Ended(session.callId(), session.guid()), session.progress().isOfPeer());
    }

    private void forget(CallSession session) {
        ahead.remove(session.callId());
        doubtful.remove(session.progress().callUuid(), session);
    }

    /** Its caller acknowledged it here. */
    void confirmed(CallSession session) {
        doubtful.remove(session.progress().callUuid(), session);
    }

    /** A BYE of a call that is not in the books was answered: it ends as soon as the other node tells of it. */
    void passed(String callId, String by) {
        passed.put(callId, by);
    }

    /** What the other node had and this one ended: it may not have heard yet. */
    List<Ended> endedForPeer() {
        List<Ended> theirs = new ArrayList<>();
        ended.forEach((each, ofPeer) -> {
            if (ofPeer) theirs.add(each);
        });
        return theirs;
    }

    /** The other node's sessions that are in the books. */
    List<CallSession> held() {
        return desk.sessions().all().stream()
                .filter(each -> each.progress().isOfPeer())
                .toList();
    }

    /**
     * SIP Server tries a call here that the lost node was setting up: that other try is over.
     *
     * @param uuid its id of the call
     */
    void retried(String uuid) {
        CallSession other = doubtful.get(uuid);
        if (other == null) return;
        endedHere(other);
        drop(other);
        desk.note("session " + other.guid() + " is over: its call is tried here");
    }

    /** The other node watches its calls itself. */
    void inStep() {
        held().forEach(SessionTimers::stop);
        desk.note("node " + peer + " is in step");
    }

    /** The other node is lost: this one watches its calls, and what it was setting up may be tried here already. */
    void lost() {
        for (CallSession each : held()) SessionTimers.watch(desk, each);
        if (doubtful.isEmpty()) return;
        for (CallSession each : desk.sessions().all())
            if (!each.progress().isOfPeer()) retried(each.progress().callUuid());
    }

    void forget() {
        ahead.clear();
        named.clear();
        doubtful.clear();
        ended.clear();
        passed.clear();
        retries.forget();
    }
}
