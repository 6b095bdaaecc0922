package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import voicelab.engines.http.JsonBody;
import voicelab.engines.media.Mixer;

/** Parties who hear each other. On the event loop only. */
final class Conference {
    /** Those who left are still shown, the latest of them. */
    private static final int ENDED_KEPT = 50;

    final String id;
    final String name;
    final Mixer mixer;
    private final Consumer<Conference> changed;
    private final Map<String, Participant> participants = new LinkedHashMap<>();
    private final Deque<String> ended = new ArrayDeque<>();

    /** @param changed told when somebody left */
    Conference(String id, String name, Mixer mixer, Consumer<Conference> changed) {
        this.id = id;
        this.name = name;
        this.mixer = mixer;
        this.changed = changed;
    }

    void add(Participant participant) {
        participants.put(participant.id, participant);
    }

    void isOver(Participant participant) {
        ended.add(participant.id);
        if (ended.size() > ENDED_KEPT) participants.remove(ended.poll());
        changed.accept(this);
    }

    /** A key that one pressed goes to the others: it may be meant for a dialog among them. */
    void key(Participant from, char key) {
        if (from.isMuted()) return;
        for (Participant each : participants.values()) if (each != from) each.hearKey(key);
    }

    Optional<Participant> find(String participant) {
        return Optional.ofNullable(participants.get(participant));
    }

    List<Participant> all() {
        return new ArrayList<>(participants.values());
    }

    /** Those who call or are in. */
    int live() {
        return participants.size() - ended.size();
    }

    ObjectNode json() {
        ObjectNode json = JsonBody.object().put("id", id).put("name", name);
        ArrayNode list = json.putArray("participants");
        participants.values().forEach(each -> list.add(each.json()));
        return json.put("recording", mixer.recording());
    }
}
