package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.JsonBody;
import voicelab.standin.LabContext;
import voicelab.systems.Lane;

/** One client, which is one session: what was announced, its newest {@value #MAX_EVENTS} events, and who polls for more. */
final class Client {
    private static final int MAX_EVENTS = 100;

    private final String session;
    private final Announcement announced;
    private final Lane callbacks;
    private final Polls polls = new Polls();
    private final Deque<ClientEvent> events = new ArrayDeque<>();
    private int last;
    private int delivered;
    private String participant = "";
    private String callId = "";
    private String state = "announced";
    private String trouble = "";
    private boolean muted;
    private boolean owesRemoval;
    private boolean doubted;
    private Instant heard;
    private Instant ended;
    private Instant leavingSince;

    Client(String session, Announcement announced, LabContext lab) {
        this.session = session;
        this.announced = announced;
        this.callbacks = new Lane(lab);
        this.heard = lab.clock().instant();
    }

    String session() {
        return session;
    }

    Announcement announced() {
        return announced;
    }

    /** What goes to the Application Server, in order. */
    Lane callbacks() {
        return callbacks;
    }

    Polls polls() {
        return polls;
    }

    /** Keeps an event under the next number; empty when the client has ended before. */
    synchronized Optional<ClientEvent> happened(Notice notice, Instant now) {
        heard = now;
        if (ended != null) return Optional.empty();
        ClientEvent event = new ClientEvent(++last, notice);
        if (events.size() == MAX_EVENTS) events.removeFirst();
        events.addLast(event);
        if (!notice.participant().isEmpty()) participant = notice.participant();
        if (!notice.callId().isEmpty()) callId = notice.callId();
        switch (event.event()) {
            case "muted" -> muted = true;
            case "unmuted" -> muted = false;
            default -> state = event.event();
        }
        if (event.isEnd()) ended = now;
        return Optional.of(event);
    }

    /** The events behind that number, oldest first. */
    synchronized List<ClientEvent> after(int number) {
        return events.stream().filter(event -> event.number() > number).toList();
    }

    /** The oldest event that the Application Server has not got. */
    synchronized Optional<ClientEvent> undelivered() {
        return events.stream().filter(event -> event.number() > delivered).findFirst();
    }

    synchronized void delivered(ClientEvent event) {
        delivered = event.number();
    }

    synchronized void touched(Instant now) {
        heard = now;
    }

    synchronized Instant heard() {
        return heard;
    }

    synchronized boolean isEnded() {
        return ended != null;
    }

    /** Null while it lives. */
    synchronized Instant ended() {
        return ended;
    }

    /** Its end is wanted; false when it was already. */
    synchronized boolean leave(Instant now) {
        if (leavingSince != null) return false;
        leavingSince = now;
        owesRemoval = true;
        return true;
    }

    /** Null while nobody wants its end. */
    synchronized Instant leavingSince() {
        return leavingSince;
    }

    /** It came out of a snapshot: whether its call still is, is to be found out. Once. */
    synchronized boolean doubtedOnce() {
        boolean was = doubted && ended == null;
        doubted = false;
        return was;
    }

    /** Whether the MCU has still to be told. */
    synchronized boolean owesRemoval() {
        return owesRemoval;
    }

    synchronized void owesRemoval(boolean owes) {
        owesRemoval = owes;
    }

    synchronized String participant() {
        return participant;
    }

    synchronized void participant(String id) {
        participant = id;
    }

    /** What went wrong on the way to a neighbour, for whoever reads the client. */
    synchronized void trouble(String what) {
        trouble = what;
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonBody.object().put("session", session).put("state", state);
        announced.write(json);
        json.put("muted", muted).put("events", last).put("delivered", delivered);
        if (!participant.isEmpty()) json.put("participant", participant);
        if (!callId.isEmpty()) json.put("callId", callId);
        if (!trouble.isEmpty()) json.put("trouble", trouble);
        json.put("leaving", leavingSince != null && ended == null);
        if (ended != null) json.put("endedAt", ended.toString());
        return json;
    }

    /** All that {@link #restored} needs. */
    synchronized ObjectNode saved() {
        ObjectNode json = json().put("owesRemoval", owesRemoval).put("heard", heard.toString());
        if (leavingSince != null) json.put("leavingSince", leavingSince.toString());
        events.forEach(event -> json.withArray("kept").add(event.json()));
        return json;
    }

    static Client restored(JsonNode json, LabContext lab) {
        Client client = new Client(json.path("session").asText(), Announcement.of(json), lab);
        client.fill(json);
        client.doubted = true;
        return client;
    }

    private synchronized void fill(JsonNode json) {
        last = json.path("events").asInt();
        delivered = json.path("delivered").asInt();
        participant = json.path("participant").asText();
        callId = json.path("callId").asText();
        state = json.path("state").asText();
        trouble = json.path("trouble").asText();
        muted = json.path("muted").asBoolean();
        owesRemoval = json.path("owesRemoval").asBoolean();
        heard = Instant.parse(json.path("heard").asText());
        ended = json.has("endedAt") ? Instant.parse(json.path("endedAt").asText()) : null;
        leavingSince = json.has("leavingSince")
                ? Instant.parse(json.path("leavingSince").asText())
                : null;
        json.path("kept").forEach(each -> events.add(ClientEvent.of(each)));
    }
}
