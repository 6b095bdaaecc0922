package voicelab.scenario;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import voicelab.edge.StreamDesk;

/** {@code do: event}. */
final class ProduceEvent {
    static final Word WORD = Word.doing(
                    "event", "a plain producer writes an event to a topic of Kafka", ProduceEvent::act)
            .need("topic", KeyType.TEXT, "its name; it has to exist")
            .may("key", KeyType.TEXT, "the record's key")
            .need("fields", KeyType.FIELDS, "the value: a JSON object of these texts");

    private ProduceEvent() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        String topic = turn.text("topic");
        byte[] value = json(turn.fields("fields")).getBytes(StandardCharsets.UTF_8);
        try {
            new StreamDesk(turn.lab()).produce(topic, turn.maybe("key").orElse(null), value, Map.of());
        } catch (IOException e) {
            throw new StepFailure("an event stored on " + topic, e.getMessage());
        }
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> quoted(e.getKey()) + ":" + quoted(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
