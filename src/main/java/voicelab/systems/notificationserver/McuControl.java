package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;
import voicelab.systems.JsonCalls;
import voicelab.systems.Lane;

/** What this server wants of an MCU for its clients, over mcu-9: in order within a conference, and so within a client. */
final class McuControl {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ConferenceBook book;
    private final Callbacks callbacks;
    private final JsonCalls calls;

    McuControl(LabContext lab, ConferenceBook book, Callbacks callbacks) {
        this.book = book;
        this.callbacks = callbacks;
        this.calls = new JsonCalls(lab, "mcu-9", PATIENCE);
    }

    /** Makes the conference and the participant; a client whose MCU cannot has failed, with the reason. */
    void setUp(Client client) {
        HeldConference conference = book.enter(client);
        conference
                .lane()
                .add(
                        attempt -> make(client, conference, attempt > 0),
                        e -> fail(client, client.announced().mcu() + " cannot be reached: " + e.getMessage()));
    }

    /** @param again an earlier attempt may have made the participant and lost the answer */
    private void make(Client client, HeldConference conference, boolean again) throws IOException {
        if (client.isEnded() || client.leavingSince() != null) return;
        String id = client.announced().conference();
        HttpReply made = calls.send(
                "POST",
                client.announced().control() + "/lab/v1/conferences",
                JsonBody.object().put("id", id).put("name", id));
        if (made.status() >= 300 && made.status() != 409) {
            fail(client, client.announced().mcu() + " refuses the conference: " + said(made));
            return;
        }
        if (made.status() < 300) conference.ours(true);
        if (again) find(client);
        if (client.participant().isEmpty()) call(client);
    }

    private void call(Client client) throws IOException {
        ObjectNode wanted = JsonBody.object()
                .put("kind", client.announced().kind())
                .put("number", client.announced().number())
                .put("session", client.session())
                .put("transport", client.announced().transport());
        HttpReply called = calls.send("POST", client.announced().conferenceUrl() + "/participants", wanted);
        if (called.status() < 300)
            client.participant(JsonBody.read(called.body()).path("id").asText());
        else fail(client, client.announced().mcu() + " refuses the participant: " + said(called));
    }

    private void fail(Client client, String why) {
        client.owesRemoval(true);
        remove(client);
        callbacks.found(client, "failed", why);
    }

    /** Nobody wants this client any more: its participant is removed, once. */
    void leave(Client client, Instant now) {
        if (!client.isEnded() && client.leave(now)) remove(client);
    }

    /** Removes the participant; what is owed is tried again later. */
    void remove(Client client) {
        book.enter(client).lane().add(attempt -> delete(client), e -> client.trouble("not removed: " + e.getMessage()));
    }

    private void delete(Client client) throws IOException {
        if (client.participant().isEmpty()) find(client);
        HttpReply reply =
                client.participant().isEmpty() ? HttpReply.empty(404) : calls.send("DELETE", participant(client), null);
        if (reply.status() >= 300 && reply.status() != 404)
            throw new IOException(client.announced().mcu() + " answered " + said(reply));
        client.owesRemoval(false);
        if (reply.status() == 404) callbacks.found(client, "left", "the MCU holds it no more");
        if (client.isEnded()) release(client);
    }

    /** The client has ended: a conference that was made for it and its like ends with the last of them. */
    void release(Client client) {
        if (!client.owesRemoval()) book.leave(client).ifPresent(this::end);
    }

    /** Ends a conference that nobody is in, if it is ours. */
    void end(HeldConference conference) {
        conference.lane().add(attempt -> endIfIdle(conference), e -> {});
    }

    private void endIfIdle(HeldConference conference) throws IOException {
        if (!conference.isEmpty()) return;
        if (conference.isOurs() && conference.tried() <= Watch.MOST_TRIES) {
            HttpReply now = calls.send("GET", conference.url(), null);
            // somebody else dialled in: it is looked at again later
            if (now.status() == 200 && hasParties(now)) return;
            if (now.status() == 200) calls.send("DELETE", conference.url(), null);
        }
        book.drop(conference);
    }

    private static boolean hasParties(HttpReply conference) throws IOException {
        for (JsonNode each : JsonBody.read(conference.body()).path("participants")) {
            String state = each.path("state").asText();
            if (state.equals("calling") || state.equals("joined")) return true;
        }
        return false;
    }

    /** Looks for the participant by its session. */
    private void find(Client client) throws IOException {
        HttpReply reply = calls.send("GET", client.announced().conferenceUrl(), null);
        if (reply.status() != 200) return;
        for (JsonNode each : JsonBody.read(reply.body()).path("participants"))
            if (each.path("session").asText().equals(client.session()))
                client.participant(each.path("id").asText());
    }

    /** The lane of the client's conference. */
    Lane lane(Client client) {
        return book.enter(client).lane();
    }

    /** Asks whether the MCU still has a client's participant; a client that it does not know has failed. */
    void check(Client client) {
        lane(client)
                .add(
                        attempt -> {
                            if (!holds(client))
                                callbacks.found(
                                        client, "failed", client.announced().mcu() + " knows it no more");
                        },
                        e -> {});
    }

    private boolean holds(Client client) throws IOException {
        HttpReply reply = calls.send("GET", client.announced().conferenceUrl(), null);
        if (reply.status() == 200)
            for (JsonNode each : JsonBody.read(reply.body()).path("participants"))
                if (each.path("session").asText().equals(client.session())) return true;
        return reply.status() != 200 && reply.status() != 404;
    }

    /** Mutes or unmutes; the MCU's own answer. */
    HttpReply mute(Client client, boolean muted) throws IOException {
        return calls.send("PATCH", participant(client), JsonBody.object().put("muted", muted));
    }

    private static String participant(Client client) {
        return client.announced().conferenceUrl() + "/participants/" + client.participant();
    }

    static String said(HttpReply reply) {
        String text = reply.text().replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return reply.status() + " " + (text.length() > 200 ? text.substring(0, 200) + "..." : text);
    }
}
