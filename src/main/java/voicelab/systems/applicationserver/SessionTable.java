package voicelab.systems.applicationserver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions: those that live, bounded by a setting, and the newest {@value #MAX_ENDED} that ended, each for
 * {@link #KEPT}.
 */
final class SessionTable {
    private static final int MAX_ENDED = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final int mostLive;
    private final Map<String, VideoSession> sessions = new LinkedHashMap<>();

    SessionTable(int mostLive) {
        this.mostLive = mostLive;
    }

    /** False when too many live. */
    synchronized boolean add(VideoSession session) {
        if (live().size() >= mostLive) return false;
        sessions.put(session.id(), session);
        return true;
    }

    synchronized Optional<VideoSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Oldest first. */
    synchronized List<VideoSession> all() {
        return new ArrayList<>(sessions.values());
    }

    synchronized List<VideoSession> live() {
        return sessions.values().stream().filter(s -> !s.isEnded()).toList();
    }

    synchronized void forget(VideoSession session) {
        if (sessions.remove(session.id(), session)) session.lane().clear();
    }

    /** Forgets what ended long ago, and the oldest of too many. */
    void forgetOld(Instant now) {
        List<VideoSession> ended = all().stream().filter(VideoSession::isEnded).toList();
        int tooMany = ended.size() - MAX_ENDED;
        for (int i = 0; i < ended.size(); i++)
            if (i < tooMany || ended.get(i).ended().plus(KEPT).isBefore(now)) forget(ended.get(i));
    }

    synchronized void clear() {
        sessions.values().forEach(session -> session.lane().clear());
        sessions.clear();
    }

    /** Takes these in the place of the present ones. */
    synchronized void replace(List<VideoSession> others) {
        clear();
        others.forEach(session -> sessions.put(session.id(), session));
    }
}
