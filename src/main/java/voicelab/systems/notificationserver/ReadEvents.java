package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;
import voicelab.engines.http.LaterAnswer;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.Durations;
import voicelab.standin.LabContext;

/**
 * {@code GET /lab/v1/clients/{id}/events?after=N&wait=30s}: the events behind number N, at once when there are any, else
 * when one comes, else none when the wait is over (real time, at most {@link #LONGEST}).
 */
record ReadEvents(LabContext lab, ClientTable clients) implements LaterAnswer {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public CompletionStage<HttpReply> answer(Asked asked) throws HttpRefusal {
        Client client = OneClient.find(clients, asked);
        int after = after(asked);
        Duration wait = wait(asked);
        client.touched(lab.clock().instant());
        // first in line, then look: an event between the two is not missed
        CompletableFuture<Void> poll = new CompletableFuture<>();
        if (!client.polls().add(poll))
            throw JsonFields.refusal(429, "too many poll this client already", "poll once, and again when answered");
        if (wait.isZero() || client.isEnded() || !client.after(after).isEmpty()) {
            client.polls().remove(poll);
            return CompletableFuture.completedFuture(paper(client, after));
        }
        ScheduledFuture<?> timer =
                lab.loops().next().schedule(() -> poll.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<HttpReply> answer = poll.thenApply(woken -> told(client, after));
        answer.whenComplete((reply, error) -> {
            timer.cancel(false);
            client.polls().remove(poll);
        });
        return answer;
    }

    private HttpReply told(Client client, int after) {
        boolean known = clients.find(client.session()).filter(client::equals).isPresent();
        return known ? paper(client, after) : OneClient.unknown().reply();
    }

    private static HttpReply paper(Client client, int after) {
        List<ClientEvent> events = client.after(after);
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("events");
        events.forEach(event -> list.add(event.json()));
        return JsonBody.reply(200, body).with("Cache-Control", "no-store");
    }

    private static int after(Asked asked) throws HttpRefusal {
        String text = asked.query().first("after").orElse("0");
        if (!text.matches("[0-9]{1,9}"))
            throw JsonFields.refusal(400, "after: a whole number is wanted", "the number of the last event you have");
        return Integer.parseInt(text);
    }

    private static Duration wait(Asked asked) throws HttpRefusal {
        String text = asked.query().first("wait").orElse("0");
        Duration wait = Durations.parse(text)
                .orElseThrow(() -> JsonFields.refusal(400, "wait: a duration is wanted", "such as 500ms or 30s"));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
