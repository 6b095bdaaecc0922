package voicelab.systems.gwsixn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.fault.Fault;
import voicelab.fault.FaultSpec;
import voicelab.fault.Trigger;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.profile.YamlFile;
import voicelab.standin.Settings;
import voicelab.systems.interactionserver.InteractionServerStandIn;

/** GWS before a real Interaction Server room, over its arrow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GwsIxnStandInTest {
    private static final SystemId IXN = new SystemId("interaction-server");
    private static final SystemId GWS = new SystemId("gws-ixn");
    private static final String ONE = "/lab/v1/interactions/";

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningLab lab;

    @BeforeAll
    void boot() throws Exception {
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        systems.put(IXN, new SystemChoice(IXN, 1, Map.of(), YamlFile.parse("test.yml", "queues: [in, out]")));
        systems.put(GWS, new SystemChoice(GWS, 1, Map.of(), Settings.empty("test.yml")));
        lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue()
                        .and("interaction-server", InteractionServerStandIn::new)
                        .and("gws-ixn", GwsIxnStandIn::new),
                new Profile("gws", systems, Map.of()),
                Net.parse("127.20.34.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    @AfterAll
    void close() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private record Said(int status, JsonNode json) {}

    private Said ask(String method, String path, String user, String body) throws Exception {
        InetSocketAddress at = lab.plan()
                .dial(
                        InstanceId.first(GWS),
                        lab.map().system(GWS).listener("HTTP").orElseThrow())
                .orElseThrow();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://" + Hop.text(at) + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .header("Content-Type", "application/json")
                        .header("X-Lab-User", user)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        boolean json = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Said(answer.statusCode(), json ? new ObjectMapper().readTree(answer.body()) : null);
    }

    private String submit(String user) throws Exception {
        Said made = ask(
                "POST",
                "/lab/v1/interactions",
                user,
                "{'queue':'in','mediaType':'chat','userData':{'a':'b','n':4,'l':{'x':'y'}}}");
        assertEquals(201, made.status, String.valueOf(made.json));
        return made.json.path("interactionId").asText();
    }

    @Test
    void an_interaction_lives_its_life_over_http() throws Exception {
        String id = submit("kim");
        JsonNode read = ask("GET", ONE + id, "kim", "").json;
        assertEquals("in", read.path("queue").asText());
        assertEquals(
                "{\"a\":\"b\",\"n\":4,\"l\":{\"x\":\"y\"}}",
                read.path("userData").toString());
        assertEquals(
                204,
                ask("PATCH", ONE + id, "kim", "{'added':{'c':'d'},'changed':{'a':'B'},'deleted':{'n':''}}").status);
        assertEquals(
                "{\"a\":\"B\",\"l\":{\"x\":\"y\"},\"c\":\"d\"}",
                ask("GET", ONE + id, "kim", "").json.path("userData").toString());
        JsonNode pulled = ask("POST", ONE + id + "/pull", "kim", "").json;
        assertEquals(
                "kim", pulled.path("interactions").get(0).path("assignedTo").asText());
        assertEquals(409, ask("POST", ONE + id + "/place", "lee", "{'queue':'out'}").status);
        assertEquals(204, ask("POST", ONE + id + "/place", "kim", "{'queue':'out'}").status);
        JsonNode next = ask("POST", "/lab/v1/pull", "lee", "{'queue':'out'}").json;
        assertEquals(id, next.path("interactions").get(0).path("interactionId").asText());
        assertEquals(204, ask("POST", ONE + id + "/stop", "lee", "{'reason':'done'}").status);
        assertEquals(404, ask("GET", ONE + id, "lee", "").status);
    }

    @Test
    void every_user_is_a_proxy_client_of_its_own_on_the_wire() throws Exception {
        String kim = submit("user-one");
        String lee = submit("user-two");
        String first = ask("GET", ONE + kim, "", "").json.path("submittedBy").asText();
        String second = ask("GET", ONE + lee, "", "").json.path("submittedBy").asText();
        assertTrue(first.startsWith("gws-platform-ixn#"), first);
        assertTrue(!first.equals(second), first + " and " + second);
        lab.journal()
                .await(
                        0,
                        "the submit in the caller's tap on ixn-3",
                        entry -> entry.kind() == Kind.SENT
                                && entry.link().equals("ixn-3")
                                && entry.summary().startsWith("RequestSubmit"),
                        Duration.ofSeconds(5));
    }

    @Test
    void what_cannot_be_is_answered_with_its_status() throws Exception {
        assertEquals(404, ask("GET", ONE + "nobody", "kim", "").status);
        assertEquals(
                43,
                ask("DELETE", ONE + "nobody", "kim", "").json.path("errorCode").asInt());
        assertEquals(400, ask("POST", "/lab/v1/interactions", "kim", "{'queue':'nowhere','mediaType':'chat'}").status);
        assertEquals(400, ask("POST", "/lab/v1/interactions", "kim", "{'mediaType':'chat'}").status);
        assertEquals(
                400, ask("POST", "/lab/v1/interactions", "kim", "{'queue':'in','mediaType':'chat','color':1}").status);
        assertEquals(400, ask("POST", "/lab/v1/interactions", "kim", "not json").status);
        assertEquals(400, ask("POST", "/lab/v1/interactions", "kim", "[]").status);
        assertEquals(400, ask("POST", "/lab/v1/pull", "kim", "{}").status);
        assertEquals(400, ask("GET", ONE + "x", "u".repeat(100), "").status);
    }

    @Test
    void while_the_server_is_away_it_says_so_and_when_it_is_back_it_works() throws Exception {
        InstanceId server = InstanceId.first(IXN);
        submit("kim");
        assertTrue(lab.rooms().stop(server));
        Said away = ask("POST", "/lab/v1/interactions", "kim", "{'queue':'in','mediaType':'chat'}");
        assertEquals(503, away.status);
        assertTrue(away.json.path("error").asText().startsWith("Interaction Server is away: "), away.json.toString());
        assertEquals(List.of(), lab.rooms().start(server));
        awaitBack();
        lab.faults().set(new FaultSpec("ixn-3", "", false, new Fault.Cut(), Trigger.ALWAYS));
        away = ask("GET", ONE + "x", "kim", "");
        assertEquals(503, away.status);
        assertTrue(away.json.path("error").asText().contains("arrow ixn-3 "), away.json.toString());
        lab.faults().mendAll();
        awaitBack();
    }

    /** Each answer takes a moment, and the service redials every second. */
    private void awaitBack() throws Exception {
        for (int i = 0; i < 100_000; i++)
            if (ask("POST", "/lab/v1/interactions", "kim", "{'queue':'in','mediaType':'chat'}").status == 201) return;
        throw new AssertionError("Interaction Server did not come back");
    }

    @Test
    void garbage_in_bodies_is_never_more_than_a_refusal() throws Exception {
        Random random = new Random(9);
        String good = "{'queue':'in','mediaType':'chat','userData':{'a':'b','n':4}}";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int i = random.nextInt(3); i >= 0; i--)
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
            int status = ask("POST", "/lab/v1/interactions", "fuzz", text.toString()).status;
            assertTrue(status == 201 || status == 400, text + " was answered " + status);
        }
    }
}
