package voicelab.systems.notificationserver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.standin.LabContext;

/** The conferences that clients are in; as many as clients at most, and those whose end is still owed to an MCU. */
final class ConferenceBook {
    private final LabContext lab;
    private final Map<String, HeldConference> held = new HashMap<>();
    private final Map<String, HeldConference> byClient = new HashMap<>();

    ConferenceBook(LabContext lab) {
        this.lab = lab;
    }

    /** The client's conference, which it is in from now on. */
    synchronized HeldConference enter(Client client) {
        HeldConference there = byClient.get(client.session());
        if (there != null) return there;
        HeldConference conference =
                held.computeIfAbsent(client.announced().conferenceUrl(), url -> new HeldConference(url, lab));
        conference.enter();
        byClient.put(client.session(), conference);
        return conference;
    }

    /** The client's conference while it is in it. */
    synchronized Optional<HeldConference> of(Client client) {
        return Optional.ofNullable(byClient.get(client.session()));
    }

    /** The client is in it no more; empty when it was not. */
    synchronized Optional<HeldConference> leave(Client client) {
        Optional<HeldConference> left = Optional.ofNullable(byClient.remove(client.session()));
        left.ifPresent(HeldConference::leave);
        return left;
    }

    /** Clients that are forgotten are in no conference. */
    synchronized void keepOnly(Set<String> sessions) {
        byClient.entrySet().removeIf(each -> {
            boolean gone = !sessions.contains(each.getKey());
            if (gone) each.getValue().leave();
            return gone;
        });
    }

    /** Nobody is in it, and its end is done with. */
    synchronized void drop(HeldConference conference) {
        if (conference.isEmpty()) held.remove(conference.url(), conference);
    }

    /** Those that nobody is in and that have not been ended. */
    synchronized List<HeldConference> owed() {
        return held.values().stream().filter(HeldConference::isEmpty).toList();
    }

    synchronized void clear() {
        new ArrayList<>(held.values()).forEach(conference -> conference.lane().clear());
        held.clear();
        byClient.clear();
    }
}
