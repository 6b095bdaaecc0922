package voicelab.systems.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.JsonCalls;
import voicelab.systems.Lane;

/** An MCU that speaks its control and its reports and makes no call: what happens to a participant is the test's to say. */
final class ScriptedMcu implements StandIn, CallsOut {
    final Map<String, Map<String, ObjectNode>> conferences = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    private LabContext lab;
    private HttpServer server;
    private Lane reports;
    private int last;

    @Override
    public SystemId id() {
        return new SystemId("mcu");
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        reports = new Lane(lab);
        PathTable paths = PathTable.EMPTY
                .post("/lab/v1/conferences", this::make)
                .get("/lab/v1/conferences/{id}", this::read)
                .delete("/lab/v1/conferences/{id}", this::end)
                .post("/lab/v1/conferences/{id}/participants", this::add)
                .on("PATCH", "/lab/v1/conferences/{id}/participants/{pid}", this::mute)
                .delete("/lab/v1/conferences/{id}/participants/{pid}", this::remove);
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, "CONTROL", HttpBounds.USUAL, paths, bound).orElseThrow();
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private synchronized HttpReply make(Asked request) throws HttpRefusal {
        String id = JsonBody.of(request).path("id").asText();
        asked.add("make " + id);
        if (conferences.containsKey(id)) throw new HttpRefusal(409, "there already");
        conferences.put(id, new LinkedHashMap<>());
        return JsonBody.reply(201, JsonBody.object().put("id", id));
    }

    private Map<String, ObjectNode> find(Asked request) throws HttpRefusal {
        Map<String, ObjectNode> found = conferences.get(request.segment("id"));
        if (found == null) throw new HttpRefusal(404, "no such conference");
        return found;
    }

    private synchronized HttpReply read(Asked request) throws HttpRefusal {
        ObjectNode body = JsonBody.object().put("id", request.segment("id"));
        find(request).values().forEach(body.withArray("participants")::add);
        return JsonBody.reply(200, body);
    }

    private synchronized HttpReply end(Asked request) throws HttpRefusal {
        find(request);
        asked.add("end " + request.segment("id"));
        conferences.remove(request.segment("id"));
        return HttpReply.empty(204);
    }

    private synchronized HttpReply add(Asked request) throws HttpRefusal {
        JsonNode wanted = JsonBody.of(request);
        Map<String, ObjectNode> conference = find(request);
        String id = "p" + ++last;
        asked.add("add " + wanted.path("number").asText());
        ObjectNode participant = wanted.deepCopy();
        participant.put("id", id).put("state", "calling");
        conference.put(id, participant);
        return JsonBody.reply(202, participant);
    }

    private synchronized HttpReply mute(Asked request) throws HttpRefusal {
        ObjectNode participant = find(request).get(request.segment("pid"));
        boolean muted = JsonBody.of(request).path("muted").asBoolean();
        asked.add(muted ? "mute" : "unmute");
        participant.put("muted", muted);
        tell(participant.path("session").asText(), muted ? "muted" : "unmuted");
        return JsonBody.reply(200, participant);
    }

    private synchronized HttpReply remove(Asked request) throws HttpRefusal {
        ObjectNode participant = find(request).get(request.segment("pid"));
        if (participant == null) throw new HttpRefusal(404, "no such participant");
        asked.add("remove " + request.segment("pid"));
        participant.put("state", "left");
        tell(participant.path("session").asText(), "left");
        return HttpReply.empty(204);
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** What happens to the participant of that session, told to the Notification Server. */
    synchronized void tell(String session, String event) {
        if (!event.endsWith("muted"))
            conferences
                    .values()
                    .forEach(conference -> conference.values().stream()
                            .filter(p -> p.path("session").asText().equals(session))
                            .forEach(p -> p.put("state", event)));
        ObjectNode notice = JsonBody.object()
                .put("session", session)
                .put("conference", "c")
                .put("participant", participant(session))
                .put("event", event)
                .put("callId", "call-of-" + session)
                .put("at", lab.clock().instant().toString());
        reports.add(
                attempt -> new JsonCalls(lab, "mcu-11", java.time.Duration.ofSeconds(2))
                        .send("POST", to("notification-server") + "/lab/v1/notify", notice),
                e -> {});
    }

    private String participant(String session) {
        return conferences.values().stream()
                .flatMap(conference -> conference.values().stream())
                .filter(p -> p.path("session").asText().equals(session))
                .map(p -> p.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private String to(String system) throws IOException {
        return "http://" + Hop.text(lab.where(new SystemId(system), "HTTP").orElseThrow(() -> new IOException("none")));
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        return register();
    }

    CompletableFuture<Integer> register() {
        return register(10);
    }

    CompletableFuture<Integer> register(int maxParticipants) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        ObjectNode body = JsonBody.object()
                .put("control", "http://" + Hop.text(lab.listen("CONTROL").orElseThrow()))
                .put("conferences", conferences.size())
                .put("participants", 0)
                .put("maxParticipants", maxParticipants);
        reports.add(
                attempt -> done.complete(new JsonCalls(lab, "mcu-10", java.time.Duration.ofSeconds(2))
                        .send("PUT", to("application-server") + "/lab/v1/mcus/" + lab.self(), body)
                        .status()),
                done::completeExceptionally);
        return done;
    }

    @Override
    public synchronized void reset() {
        conferences.clear();
        asked.clear();
    }

    @Override
    public void close() {
        if (server != null) server.close();
        if (reports != null) reports.clear();
    }
}
