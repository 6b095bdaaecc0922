package voicelab.systems.mcu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import voicelab.engines.media.MediaEngine;

/** All conferences of this MCU, up to a bound. On the event loop only. */
final class Conferences {
    /** The profile's numbers begin so; a conference that is given no number gets the next one of them. */
    private static final String PREFIX = "91";

    private final McuSettings settings;
    private final MediaEngine media;
    private final Runnable changed;
    private final Map<String, Conference> all = new LinkedHashMap<>();
    /** Made by a call: gone with its last party. */
    private final Set<String> onDemand = new TreeSet<>();

    /** @param changed told when numbers changed */
    Conferences(McuSettings settings, MediaEngine media, Runnable changed) {
        this.settings = settings;
        this.media = media;
        this.changed = changed;
        seed();
    }

    private void seed() {
        for (String id : settings.conferences()) make(id, id);
    }

    boolean isFull() {
        return all.size() >= settings.mostConferences();
    }

    Conference make(String id, String name) {
        Conference made = new Conference(id, name, media.mixer(), this::left);
        all.put(id, made);
        changed.run();
        return made;
    }

    /** The conference that a caller dialled; made now where the profile wants that. */
    Optional<Conference> dialled(String id) {
        Conference known = all.get(id);
        if (known != null || !settings.dialIn() || isFull()) return Optional.ofNullable(known);
        if (!McuSettings.ID.matcher(id).matches()) return Optional.empty();
        onDemand.add(id);
        return Optional.of(make(id, id));
    }

    private void left(Conference conference) {
        changed.run();
        if (conference.live() > 0 || !onDemand.contains(conference.id) || all.get(conference.id) != conference) return;
        end(conference);
    }

    Optional<Conference> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    List<Conference> all() {
        return new ArrayList<>(all.values());
    }

    List<String> ids() {
        return List.copyOf(all.keySet());
    }

    int size() {
        return all.size();
    }

    /** Calls of all conferences. */
    int live() {
        int live = 0;
        for (Conference each : all.values()) live += each.live();
        return live;
    }

    /** A number that no conference has. */
    String free() {
        for (int i = 0; ; i++) {
            String id = PREFIX + (i < 10 ? "0" : "") + i;
            if (!all.containsKey(id)) return id;
        }
    }

    /** Its parties are hung up on, then it is no more. */
    void end(Conference conference) {
        all.remove(conference.id);
        onDemand.remove(conference.id);
        conference.all().forEach(Participant::hangUp);
        conference.mixer.close();
        changed.run();
    }

    /** As on the first day. */
    void reset() {
        all().forEach(this::end);
        seed();
    }

    /** Gives ports back and tells nobody. */
    void close() {
        for (Conference each : all()) {
            each.all().forEach(Participant::drop);
            each.mixer.close();
        }
        all.clear();
    }
}
