package voicelab.systems.applicationserver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The MCUs that are registered, at most {@value #MAX_MCUS}. */
final class McuFarm {
    static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int MAX_MCUS = 100;

    private final Clock clock;
    private final TreeMap<String, McuEntry> mcus = new TreeMap<>();
    private Set<String> late = new HashSet<>();

    McuFarm(Clock clock) {
        this.clock = clock;
    }

    /** False when there are too many. */
    synchronized boolean heard(McuEntry mcu) {
        if (mcus.size() >= MAX_MCUS && !mcus.containsKey(mcu.id())) return false;
        mcus.put(mcu.id(), mcu);
        return true;
    }

    synchronized List<McuEntry> all() {
        return new ArrayList<>(mcus.values());
    }

    /**
     * The MCU for a new participant: the one that holds the conference already, else the least loaded one with room.
     *
     * @param sessions the sessions that live: an MCU's report may lag behind them
     */
    synchronized Optional<McuEntry> choose(String conference, Collection<VideoSession> sessions) {
        for (VideoSession session : sessions)
            if (session.wish().conference().equals(conference) && mcus.containsKey(session.mcu()))
                return Optional.of(mcus.get(session.mcu()));
        McuEntry best = null;
        double least = 1;
        for (McuEntry mcu : mcus.values()) {
            if (mcu.holds().contains(conference)) return Optional.of(mcu);
            double load = load(mcu, sessions);
            if (load >= least) continue;
            best = mcu;
            least = load;
        }
        return Optional.ofNullable(best);
    }

    private static double load(McuEntry mcu, Collection<VideoSession> sessions) {
        long ours = sessions.stream().filter(s -> s.mcu().equals(mcu.id())).count();
        return Math.max(ours, mcu.participants()) / (double) Math.max(1, mcu.maxParticipants());
    }

    /**
     * Drops the MCUs that were not heard of for {@link #SILENCE}. A jump of the lab's clock makes all late at once and their
     * reports are on the way then, so that who is late is dropped only at the next look.
     */
    synchronized List<McuEntry> dropSilent() {
        Instant limit = clock.instant().minus(SILENCE);
        List<McuEntry> dropped = new ArrayList<>();
        Set<String> nowLate = new HashSet<>();
        for (McuEntry mcu : all()) {
            if (!mcu.heard().isBefore(limit)) continue;
            if (late.contains(mcu.id())) dropped.add(mcus.remove(mcu.id()));
            else nowLate.add(mcu.id());
        }
        late = nowLate;
        return dropped;
    }

    /** Their calls are forgotten everywhere; they themselves live on and would be back with their next report. */
    synchronized void reset() {
        Instant now = clock.instant();
        mcus.replaceAll((id, mcu) -> mcu.idle(now));
        late.clear();
    }

    /** Takes these in the place of the present ones, as heard of now. */
    synchronized void replace(List<McuEntry> others) {
        Instant now = clock.instant();
        mcus.clear();
        others.forEach(mcu -> mcus.put(mcu.id(), mcu.heardAt(now)));
        late.clear();
    }
}
