package voicelab.systems.gimreader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.streams.EventParcel;

/** What the reader's HTTP listener answers; all of it is ours. */
final class ReaderPaths {
    private static final int USUAL_LAST = 20;

    private ReaderPaths() {}

    /** @param problem why nothing is read now; empty when all is well */
    static PathTable table(ReaderSettings settings, EventCounts counts, Supplier<String> problem) {
        return PathTable.EMPTY
                .get("/lab/v1/counts", asked -> counts(settings, counts, problem.get()))
                .get("/lab/v1/events", asked -> events(counts, asked));
    }

    private static HttpReply counts(ReaderSettings settings, EventCounts counts, String problem) {
        ObjectNode answer = JsonBody.object();
        answer.put("group", settings.group());
        ArrayNode reads = answer.putArray("reads");
        settings.topics().forEach(reads::add);
        answer.put("problem", problem);
        ObjectNode topics = answer.putObject("topics");
        counts.counts().forEach((topic, names) -> {
            ObjectNode one = topics.putObject(topic);
            one.put("total", names.values().stream().mapToLong(Long::longValue).sum());
            ObjectNode events = one.putObject("events");
            names.forEach(events::put);
        });
        return JsonBody.reply(200, answer);
    }

    private static HttpReply events(EventCounts counts, Asked asked) throws HttpRefusal {
        String topic = asked.query().first("topic").orElse("");
        int last = number(asked.query().first("last").orElse(Integer.toString(USUAL_LAST)));
        ObjectNode answer = JsonBody.object();
        ArrayNode events = answer.putArray("events");
        for (EventParcel event : counts.last(topic, last)) event(events.addObject(), event);
        return JsonBody.reply(200, answer);
    }

    private static int number(String text) throws HttpRefusal {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= EventCounts.KEPT) return number;
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new HttpRefusal(400, "last is a number from 1 to " + EventCounts.KEPT + ", not \"" + text + "\"");
    }

    private static void event(ObjectNode node, EventParcel event) {
        node.put("topic", event.topic());
        node.put("partition", event.partition());
        node.put("offset", event.offset());
        node.put("key", event.key());
        node.put("event", event.event());
        ObjectNode headers = node.putObject("headers");
        for (Map.Entry<String, String> header : event.headers().entrySet())
            headers.put(header.getKey(), header.getValue());
        node.put("value", new String(event.bytes(), StandardCharsets.UTF_8));
    }
}
