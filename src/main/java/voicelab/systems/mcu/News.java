package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import voicelab.engines.http.JsonBody;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/**
 * What the MCU tells of its own accord: itself and its load to the Application Server (mcu-10), what happens to participants
 * of a session to the Notification Server (mcu-11). The shapes are ours.
 */
final class News {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final long KNOWN_MILLIS = 2_000;
    private static final int EVENTS_MOST = 1_000;
    private static final int HOLDS_MOST = 500;
    private static final String JSON = "application/json";

    private final LabContext lab;
    private final McuSettings settings;
    private final Courier load;
    private final Courier events;
    private volatile Timers.Timer timer;
    private volatile boolean open;
    private volatile boolean closed;

    News(LabContext lab, McuSettings settings, EventLoop loop) {
        this.lab = lab;
        this.settings = settings;
        this.load = new Courier(lab, loop, "mcu-10", "application-server", 1);
        this.events = new Courier(lab, loop, "mcu-11", "notification-server", EVENTS_MOST);
    }

    /** The arrows are open. */
    void open() {
        open = true;
    }

    /** Completes when the Application Server knows of this MCU; where it is slow to, after a while all the same. */
    CompletionStage<?> known() {
        return load.first().completeOnTimeout(null, KNOWN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Calls {@code beat} now and every ten seconds of the lab's clock. */
    void beat(Runnable beat) {
        if (closed || !load.isWanted()) return;
        beat.run();
        timer = lab.timers().after(EVERY, () -> beat(beat));
    }

    /** @param conferences their ids; the first {@value #HOLDS_MOST} are named */
    void load(List<String> conferences, int participants) {
        if (!open || !load.isWanted()) return;
        ObjectNode body = JsonBody.object()
                .put("control", "http://" + lab.listen("CONTROL").map(Hop::text).orElse(""))
                .put("conferences", conferences.size())
                .put("participants", participants)
                .put("maxParticipants", settings.mostParticipants());
        ArrayNode holds = body.putArray("holds");
        conferences.stream().limit(HOLDS_MOST).forEach(holds::add);
        load.bring(request("PUT", "http://application-server/lab/v1/mcus/" + lab.self(), body));
    }

    void event(Participant participant, String event) {
        if (!open || participant.session.isEmpty() || !events.isWanted()) return;
        ObjectNode body = JsonBody.object()
                .put("session", participant.session)
                .put("conference", participant.conference.id)
                .put("participant", participant.id)
                .put("event", event)
                .put("callId", participant.callId());
        if (!participant.reason().isEmpty()) body.put("reason", participant.reason());
        body.put("at", lab.clock().instant().toString());
        events.bring(request("POST", "http://notification-server/lab/v1/notify", body));
    }

    private static HttpRequest request(String method, String uri, ObjectNode body) {
        return new HttpRequest(
                method,
                uri,
                HttpHeaders.of("Content-Type", JSON, "Accept", JSON),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    void clear() {
        load.clear();
        events.clear();
    }

    void close() {
        closed = true;
        if (timer != null) timer.cancel();
        load.close();
        events.close();
    }
}
