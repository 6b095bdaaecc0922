package voicelab.systems.notificationserver;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import voicelab.journal.Kind;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;
import voicelab.systems.JsonCalls;

/**
 * Keeps what happens to a client and hands it on: to whoever polls, and over mcu-8 to the Application Server, in order.
 * What could not be delivered waits for the next event or the next look of the {@link Watch}.
 */
final class Callbacks {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LabContext lab;
    private final JsonCalls calls;
    private Consumer<Client> ended = client -> {};
    private Consumer<Client> unknown = client -> {};

    Callbacks(LabContext lab) {
        this.lab = lab;
        this.calls = new JsonCalls(lab, "mcu-8", PATIENCE);
    }

    /** @param hears of every client that has ended */
    void whenEnded(Consumer<Client> hears) {
        ended = hears;
    }

    /** @param hears of every client whose session the Application Server does not know (any more) */
    void whenUnknown(Consumer<Client> hears) {
        unknown = hears;
    }

    /** Something happened; after the end nothing does. */
    void happened(Client client, Notice notice) {
        if (client.happened(notice, lab.clock().instant()).isEmpty()) return;
        client.polls().wake();
        deliver(client);
        if (client.isEnded()) ended.accept(client);
    }

    /** What this server itself finds, in the MCU's words. */
    void found(Client client, String event, String reason) {
        happened(
                client,
                new Notice(
                        client.session(),
                        client.announced().conference(),
                        client.participant(),
                        event,
                        "",
                        reason,
                        lab.clock().instant().toString()));
    }

    /** Delivers all that is undelivered. */
    void deliver(Client client) {
        client.callbacks().add(attempt -> deliverAll(client), e -> trouble(client, "not delivered: " + e.getMessage()));
    }

    private void deliverAll(Client client) throws IOException {
        for (Optional<ClientEvent> next = client.undelivered(); next.isPresent(); next = client.undelivered()) {
            HttpReply reply =
                    calls.send("POST", client.announced().callback(), next.get().json());
            if (reply.status() >= 500) throw new IOException("the callback was answered " + reply.status());
            // 4xx: it will not be taken next time either
            if (reply.status() >= 300)
                trouble(client, "callback " + next.get().number() + " was answered " + reply.status());
            client.delivered(next.get());
            if (reply.status() == 404) unknown.accept(client);
        }
    }

    private void trouble(Client client, String what) {
        client.trouble(what);
        lab.journal().note(Kind.EVENT, "mcu-8", lab.self().toString(), "", "session " + client.session() + ": " + what);
    }
}
