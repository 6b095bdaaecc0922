package voicelab.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import voicelab.edge.Poll;
import voicelab.edge.StreamDesk;
import voicelab.edge.WebDesk;
import voicelab.journal.Kind;

/** A producer outside writes an event; the GIM reader reads and counts it. */
final class StreamJourney implements Journey {
    private static final String TOPIC = "digital-itx";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Override
    public Set<String> links() {
        return Set.of("x-14");
    }

    @Override
    public String title() {
        return "an event on " + TOPIC;
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        String value = "{\"event\":\"LabVerify\",\"nonce\":\"" + run.number() + "\"}";
        new StreamDesk(run.lab())
                .produce(TOPIC, "lab:" + run.number(), value.getBytes(StandardCharsets.UTF_8), Map.of("lab", "true"));
        WebDesk reader = new WebDesk(run.lab());
        boolean read = Poll.until(
                PATIENCE,
                () -> reader.get("gim-reader", "/lab/v1/events?last=200&topic=" + TOPIC)
                        .text()
                        .contains(run.number()));
        if (!read) return;
        run.saw("x-14", "the GIM reader holds the event with nonce " + run.number());
        // it commits what it has read: that is what Kafka sees of it
        run.lab()
                .journal()
                .find(
                        run.since(),
                        e -> e.link().equals("x-14") && e.kind() == Kind.ARRIVED && run.carries(e),
                        PATIENCE);
    }
}
