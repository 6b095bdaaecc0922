package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import voicelab.engines.http.JsonBody;

/** One party of a conference, from calling to the end. On the event loop only. */
final class Participant {
    enum State {
        CALLING,
        JOINED,
        LEFT,
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the world is told of. */
    interface Watcher {
        /** @param event {@code calling joined muted unmuted left failed} */
        void happened(Participant participant, String event);
    }

    final String id;
    final Conference conference;
    final String number;
    /** The Application Server's session, or empty. */
    final String session;

    final String transport;
    final boolean cameIn;
    private final Watcher watcher;
    private State state = State.CALLING;
    private String reason = "";
    private String callId = "";
    private boolean muted;
    private PartyCall call;

    Participant(
            String id,
            Conference conference,
            String number,
            String session,
            String transport,
            boolean cameIn,
            Watcher watcher) {
        this.id = id;
        this.conference = conference;
        this.number = number;
        this.session = session;
        this.transport = transport;
        this.cameIn = cameIn;
        this.watcher = watcher;
    }

    State state() {
        return state;
    }

    String reason() {
        return reason;
    }

    String callId() {
        return callId;
    }

    boolean isOver() {
        return state == State.LEFT || state == State.FAILED;
    }

    /** Its call begins. */
    void calls(String id, PartyCall by) {
        callId = id;
        call = by;
        watcher.happened(this, State.CALLING.text());
    }

    void joined() {
        if (state != State.CALLING) return;
        state = State.JOINED;
        watcher.happened(this, state.text());
    }

    /** Its call is over, or never came to be. */
    void over(State how, String why) {
        if (isOver()) return;
        state = how;
        reason = why;
        conference.isOver(this);
        watcher.happened(this, state.text());
    }

    void mute(boolean yes) {
        if (isOver() || muted == yes) return;
        muted = yes;
        if (call != null) call.mute(yes);
        watcher.happened(this, yes ? "muted" : "unmuted");
    }

    boolean isMuted() {
        return muted;
    }

    /** Another pressed it. */
    void hearKey(char key) {
        if (state == State.JOINED && call != null) call.press(key);
    }

    void hangUp() {
        if (!isOver() && call != null) call.hangUp();
    }

    /** Gives ports back and tells nobody. */
    void drop() {
        if (call != null) call.drop();
    }

    ObjectNode json() {
        ObjectNode json = JsonBody.object()
                .put("id", id)
                .put("kind", "sip")
                .put("number", number)
                .put("session", session)
                .put("transport", transport)
                .put("direction", cameIn ? "in" : "out")
                .put("state", state.text())
                .put("callId", callId)
                .put("muted", muted);
        if (!reason.isEmpty()) json.put("reason", reason);
        return json;
    }
}
