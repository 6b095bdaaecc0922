package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import voicelab.engines.http.JsonBody;
import voicelab.systems.Lane;

/** One session: who is called into which conference on which MCU, and what became of it. Its last {@value #MAX_EVENTS} events are kept. */
final class VideoSession {
    private static final int MAX_EVENTS = 50;

    private final String id;
    private final SessionWish wish;
    private final String mcu;
    private final String control;
    private final Instant created;
    private final Lane lane;
    private final Deque<SessionEvent> events = new ArrayDeque<>();
    private SessionState state = SessionState.ANNOUNCED;
    private String reason = "";
    private String participant = "";
    private String callId = "";
    private boolean muted;
    private boolean joinedOnce;
    private Instant ended;
    private Instant leavingSince;
    private boolean owesWithdrawal;
    private boolean doubted;
    private int lastNumber;

    VideoSession(String id, SessionWish wish, String mcu, String control, Instant created, Lane lane) {
        this.id = id;
        this.wish = wish;
        this.mcu = mcu;
        this.control = control;
        this.created = created;
        this.lane = lane;
    }

    String id() {
        return id;
    }

    SessionWish wish() {
        return wish;
    }

    String mcu() {
        return mcu;
    }

    String control() {
        return control;
    }

    Instant created() {
        return created;
    }

    /** The errands of this session, in order. */
    Lane lane() {
        return lane;
    }

    synchronized SessionState state() {
        return state;
    }

    synchronized boolean isEnded() {
        return state.isEnd();
    }

    synchronized boolean joinedOnce() {
        return joinedOnce;
    }

    /** Null while it has not ended. */
    synchronized Instant ended() {
        return ended;
    }

    /** Null while nobody wants its end. */
    synchronized Instant leavingSince() {
        return leavingSince;
    }

    /** Whether the Notification Server has still to be told of the end. */
    synchronized boolean owesWithdrawal() {
        return owesWithdrawal;
    }

    synchronized void withdrawn() {
        owesWithdrawal = false;
    }

    /** It came out of a snapshot: whether its call still is, is to be found out. Once. */
    synchronized boolean doubtedOnce() {
        boolean was = doubted && !state.isEnd();
        doubted = false;
        return was;
    }

    /** Its end is wanted; false when it was already. */
    synchronized boolean leave(Instant now) {
        if (leavingSince != null) return false;
        leavingSince = now;
        owesWithdrawal = true;
        return true;
    }

    /** It failed, unless it has ended before. The Notification Server may hold a part of it, which is to be withdrawn. */
    synchronized boolean fail(String why, Instant now) {
        if (state.isEnd()) return false;
        end(SessionState.FAILED, why, now);
        owesWithdrawal = true;
        return true;
    }

    /** It is over without a word from the MCU. */
    synchronized void left(String why, Instant now) {
        if (!state.isEnd()) end(SessionState.LEFT, why, now);
    }

    private void end(SessionState last, String why, Instant now) {
        state = last;
        reason = why;
        ended = now;
    }

    /** Takes an event; one that was taken before (a repeated callback) changes nothing. */
    synchronized void take(SessionEvent event, Instant now) {
        if (event.number() <= lastNumber) return;
        lastNumber = event.number();
        if (events.size() == MAX_EVENTS) events.removeFirst();
        events.addLast(event);
        if (!event.participant().isEmpty()) participant = event.participant();
        if (!event.callId().isEmpty()) callId = event.callId();
        if (state.isEnd()) return;
        switch (event.event()) {
            case "calling" -> state = joinedOnce ? state : SessionState.CALLING;
            case "joined" -> {
                state = SessionState.JOINED;
                joinedOnce = true;
            }
            case "muted" -> muted = true;
            case "unmuted" -> muted = false;
            case "left" -> end(SessionState.LEFT, event.reason(), now);
            default -> end(SessionState.FAILED, event.reason(), now);
        }
    }

    /** Without the events' address, which only the desk knows. */
    synchronized ObjectNode json() {
        ObjectNode json = JsonBody.object().put("id", id).put("state", state.text());
        if (!reason.isEmpty()) json.put("reason", reason);
        wish.write(json);
        json.put("mcu", mcu).put("muted", muted);
        if (!participant.isEmpty()) json.put("participant", participant);
        if (!callId.isEmpty()) json.put("callId", callId);
        json.put("leaving", leavingSince != null && !state.isEnd());
        json.put("createdAt", created.toString());
        if (ended != null) json.put("endedAt", ended.toString());
        ArrayNode history = json.putArray("history");
        events.forEach(event -> history.add(event.json()));
        return json;
    }

    /** All that {@link #restored} needs. */
    synchronized ObjectNode saved() {
        ObjectNode json = json().put("control", control)
                .put("joinedOnce", joinedOnce)
                .put("owesWithdrawal", owesWithdrawal)
                .put("lastNumber", lastNumber);
        if (leavingSince != null) json.put("leavingSince", leavingSince.toString());
        return json;
    }

    static VideoSession restored(JsonNode json, Lane lane) {
        VideoSession session = new VideoSession(
                json.path("id").asText(),
                SessionWish.of(json),
                json.path("mcu").asText(),
                json.path("control").asText(),
                Instant.parse(json.path("createdAt").asText()),
                lane);
        session.fill(json);
        session.doubted = true;
        return session;
    }

    private synchronized void fill(JsonNode json) {
        state = SessionState.of(json.path("state").asText());
        reason = json.path("reason").asText();
        participant = json.path("participant").asText();
        callId = json.path("callId").asText();
        muted = json.path("muted").asBoolean();
        joinedOnce = json.path("joinedOnce").asBoolean();
        owesWithdrawal = json.path("owesWithdrawal").asBoolean();
        lastNumber = json.path("lastNumber").asInt();
        ended = json.has("endedAt") ? Instant.parse(json.path("endedAt").asText()) : null;
        leavingSince = json.has("leavingSince")
                ? Instant.parse(json.path("leavingSince").asText())
                : null;
        json.path("history").forEach(each -> events.add(SessionEvent.of(each)));
    }
}
