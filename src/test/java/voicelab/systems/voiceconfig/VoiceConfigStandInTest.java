package voicelab.systems.voiceconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.boot.LabOrder;
import voicelab.edge.ConfigDesk;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

class VoiceConfigStandInTest {
    private static final String BOTH = """
            systems:
              config-server:
                import: ["shipped:systems/config-server/contact-center.yml"]
              voice-config: {most-listed: 3}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void what_the_config_server_holds_is_served_by_type_name_and_attribute() throws Exception {
        try (Lab lab = lab(BOTH)) {
            JsonNode kate = get(lab, "/lab/v1/config/persons?userName=kate.lopez", 200);
            assertEquals(1, kate.path("total").asInt());
            JsonNode object = kate.path("objects").get(0);
            assertEquals("Kate", object.path("firstName").asText());
            assertEquals(2, object.path("agentInfo").path("skillLevels").size());
            int place = object.path("agentInfo").path("placeDbid").asInt();
            assertEquals(
                    "Place_6001",
                    get(lab, "/lab/v1/config/places/" + place, 200).path("name").asText());
            JsonNode rule = get(lab, "/lab/v1/config/CfgScript?type=CapacityRule", 200);
            assertEquals(
                    "3",
                    rule.path("objects")
                            .get(0)
                            .path("userProperties")
                            .path("capacity")
                            .path("chat")
                            .asText());
            assertEquals(
                    1,
                    get(lab, "/lab/v1/config/persons?agentInfo.placeDbid=" + place, 200)
                            .path("total")
                            .asInt());
            assertEquals(
                    3,
                    get(lab, "/lab/v1/config/skills?tenant=Environment", 200)
                            .path("total")
                            .asInt());
            JsonNode page = get(lab, "/lab/v1/config/scripts?offset=1&limit=2", 200);
            assertEquals(5, page.path("total").asInt());
            assertEquals(2, page.path("objects").size());
            assertEquals(
                    3, get(lab, "/lab/v1/config/scripts", 200).path("objects").size(), "the bound of one answer");
            assertEquals("up", get(lab, "/health", 200).path("status").asText());
            assertTrue(get(lab, "/lab/v1/config", 200).toString().contains("\"type\":\"skills\""));
        }
    }

    @Test
    void what_cannot_be_answered_says_so() throws Exception {
        try (Lab lab = lab(BOTH)) {
            get(lab, "/lab/v1/config/wombats", 404);
            get(lab, "/lab/v1/config/persons/999", 404);
            get(lab, "/lab/v1/config/persons/kate", 400);
            get(lab, "/lab/v1/config/persons?colour=red", 400);
            get(lab, "/lab/v1/config/persons?limit=many", 400);
            get(lab, "/lab/v1/config/persons?tenant=nobody", 404);
            get(lab, "/config/tenants", 501);
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void a_change_is_visible_at_once_and_what_was_read_outlives_the_config_server() throws Exception {
        try (Lab lab = lab(BOTH)) {
            try (ConfigDesk desk = ConfigDesk.open(lab, "config-server")) {
                int skill = desk.create("CfgSkill", "Juggling", Map.of("tenantDbid", "101"));
                awaitTotal(lab, "/lab/v1/config/skills?name=Juggling", 1);
                desk.delete("CfgSkill", skill);
                awaitTotal(lab, "/lab/v1/config/skills?name=Juggling", 0);
            }
            assertEquals("current", state(lab));
            lab.fault("x-12=cut");
            lab.journal()
                    .await(
                            0,
                            "the loss",
                            e -> e.kind() == Kind.EVENT && e.summary().contains("is lost: arrow x-12"),
                            PATIENCE);
            assertTrue(state(lab).startsWith("stale; connection to Configuration Server is lost"), state(lab));
            assertEquals(3, get(lab, "/lab/v1/config/skills", 200).path("total").asInt());
            assertEquals("down", get(lab, "/health", 503).path("status").asText());
            long cut = lab.journal().last();
            try (ConfigDesk desk = ConfigDesk.open(lab, "config-server")) {
                desk.create("CfgSkill", "Chess", Map.of("tenantDbid", "101"));
            }
            assertEquals(
                    0,
                    get(lab, "/lab/v1/config/skills?name=Chess", 200)
                            .path("total")
                            .asInt());
            lab.faults().mendAll();
            lab.journal()
                    .await(
                            cut,
                            "all read again",
                            e -> e.link().equals("x-12")
                                    && e.kind() == Kind.BACK
                                    && e.summary().contains("objectType=13 totalCount=4"),
                            PATIENCE);
            awaitTotal(lab, "/lab/v1/config/skills?name=Chess", 1);
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void before_anything_was_read_the_answer_is_503_with_the_reason() throws Exception {
        try (Lab lab = lab("systems: {voice-config: }")) {
            assertEquals(
                    "no config-server in this lab",
                    get(lab, "/lab/v1/config/tenants", 503).path("reason").asText());
            assertEquals("down", get(lab, "/health", 503).path("status").asText());
        }
    }

    private static Lab lab(String yaml) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        return Lab.boot(LabOrder.of(map, new ProfileReader(map).read(YamlFile.parse("t.yml", yaml))));
    }

    private void awaitTotal(Lab lab, String path, int total) throws Exception {
        for (int i = 0; get(lab, path, 200).path("total").asInt() != total; i++) {
            assertTrue(i < 500, path + " has not " + total);
            Thread.onSpinWait();
        }
    }

    private String state(Lab lab) throws Exception {
        return ask(lab, "/lab/v1/config/skills")
                .headers()
                .firstValue("X-Lab-Config-State")
                .orElse("");
    }

    private JsonNode get(Lab lab, String path, int status) throws Exception {
        HttpResponse<String> answer = ask(lab, path);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body().startsWith("{") || answer.body().startsWith("[")
                ? new ObjectMapper().readTree(answer.body())
                : new ObjectMapper().createObjectNode();
    }

    private HttpResponse<String> ask(Lab lab, String path) throws Exception {
        String host = lab.plan()
                .address(InstanceId.first(new SystemId("voice-config")))
                .getHostAddress();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://" + host + ":8888" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
