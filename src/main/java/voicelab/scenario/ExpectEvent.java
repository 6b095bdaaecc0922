package voicelab.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import voicelab.edge.StreamDesk;
import voicelab.protocols.streams.EventParcel;
import voicelab.protocols.streams.FlatJson;

/** {@code expect: event}. */
final class ExpectEvent {
    static final Word WORD = Word.expecting(
                    "event", "a topic of Kafka holds such an event, read by a plain consumer", ExpectEvent::act)
            .need("topic", KeyType.TEXT, "its name, such as digital-itx")
            .may("has", KeyType.FIELDS, "what it has: fields of its JSON (userData.CaseId), key, event, or header-NAME")
            .may("count", KeyType.COUNT, "how many are there; any number from 1 on when left out")
            .within();

    private ExpectEvent() {}

    private static void act(Turn turn) throws StepFailure {
        String topic = turn.text("topic");
        Map<String, String> has = turn.has("has") ? turn.fields("has") : Map.of();
        boolean counted = turn.has("count");
        int count = counted ? turn.count("count") : 1;
        String wanted = (counted ? count + " event(s)" : "an event") + " on " + topic
                + (has.isEmpty() ? "" : " with " + has) + " " + turn.within();
        Duration patience = turn.patience().left();
        try {
            StreamDesk.Search search = new StreamDesk(turn.lab()).search(topic, e -> fits(e, has), count, patience);
            int found = search.found().size();
            if (counted ? found == count : found > 0) return;
            throw new StepFailure(
                    wanted, found > 0 ? found + ": " + search.found() : "none; the latest: " + search.last());
        } catch (IOException e) {
            throw new StepFailure(wanted, e.getMessage());
        }
    }

    private static boolean fits(EventParcel event, Map<String, String> has) {
        Map<String, String> json = FlatJson.read(event.bytes());
        Map<String, String> fields = event.fields();
        return has.entrySet().stream()
                .allMatch(e -> e.getValue().equals(json.get(e.getKey()))
                        || e.getValue().equals(fields.get(e.getKey())));
    }
}
