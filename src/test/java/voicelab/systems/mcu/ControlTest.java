package voicelab.systems.mcu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.journal.Kind;

/** Port 2131 without a call: shapes, refusals, garbage. */
class ControlTest {
    private static final String ALL = "/lab/v1/conferences";

    private static McuLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = McuLab.boot(3, "{conferences: [\"9100\"], most-conferences: 5}");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void reset() {
        assertEquals(0, lab.lab.journal().bugs(), lab::tail);
        lab.lab.reset();
    }

    @Test
    void a_conference_is_made_read_listed_and_ended() throws Exception {
        McuLab.Reply made = lab.ask("POST", ALL, "{\"id\":\"team-1\",\"name\":\"The team\"}");
        assertEquals(201, made.status());
        assertEquals(
                "{\"id\":\"team-1\",\"name\":\"The team\",\"participants\":[],\"recording\":false}",
                made.json().toString());
        assertEquals(made.json(), lab.get(ALL + "/team-1").json());
        assertEquals(2, lab.get(ALL).json().path("conferences").size());
        assertEquals(2, lab.get("/lab/v1/capacity").json().path("conferences").asInt());
        assertEquals(409, lab.ask("POST", ALL, "{\"id\":\"team-1\"}").status());
        assertEquals(204, lab.ask("DELETE", ALL + "/team-1", "").status());
        assertEquals(404, lab.get(ALL + "/team-1").status());
        assertEquals(404, lab.ask("DELETE", ALL + "/team-1", "").status());
    }

    @Test
    void a_conference_without_a_number_gets_a_free_one_up_to_the_bound() throws Exception {
        assertEquals("9101", lab.ask("POST", ALL, "").text("id"));
        assertEquals("9102", lab.ask("POST", ALL, "{}").text("id"));
        assertEquals("9103", lab.ask("POST", ALL, "{\"name\":\"x\"}").text("id"));
        assertEquals(201, lab.ask("POST", ALL, "{}").status());
        McuLab.Reply full = lab.ask("POST", ALL, "{}");
        assertEquals(503, full.status());
        assertTrue(full.text("remedy").contains("most-conferences"));
    }

    @Test
    void capacity_tells_the_bound() throws Exception {
        assertEquals(
                "{\"mcu\":\"mcu\",\"conferences\":1,\"participants\":0,\"maxParticipants\":1000}",
                lab.get("/lab/v1/capacity").json().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "\"text\"",
                "{\"id\":7}",
                "{\"id\":\"a b\"}",
                "{\"id\":\"../x\"}",
                "{\"id\":\"\\u0000\"}",
                "{\"nmae\":\"x\"}",
                "{} {}",
                "{\"name\":\"a\\nb\"}"
            })
    void a_bad_body_is_answered_400_with_a_remedy(String body) throws Exception {
        McuLab.Reply reply = lab.ask("POST", ALL, body);
        assertEquals(400, reply.status(), reply::toString);
        assertFalse(reply.text("error").isEmpty());
        assertFalse(reply.text("remedy").isEmpty());
        assertEquals(1, lab.get(ALL).json().path("conferences").size());
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 400",
        "'{\"number\":\"70 01\"}', 400",
        "'{\"number\":\"7001\",\"transport\":\"tls\"}', 400",
        "'{\"number\":\"7001\",\"kind\":\"fax\"}', 400",
        "'{\"number\":\"7001\",\"kind\":\"webrtc\"}', 501",
        "'{\"number\":\"7001\",\"kind\":\"flash\"}', 501",
        "'{\"number\":\"7001\",\"session\":5}', 400"
    })
    void a_participant_that_cannot_be_is_refused(String body, int status) throws Exception {
        assertEquals(status, lab.ask("POST", ALL + "/9100/participants", body).status());
        assertEquals(0, lab.get(ALL + "/9100").json().path("participants").size());
    }

    @Test
    void nobody_is_muted_removed_or_recorded_who_is_not_there() throws Exception {
        assertEquals(
                404,
                lab.ask("PATCH", ALL + "/9100/participants/p9", "{\"muted\":true}")
                        .status());
        assertEquals(404, lab.ask("DELETE", ALL + "/9100/participants/p9", "").status());
        assertEquals(
                404,
                lab.ask("POST", ALL + "/none/participants", "{\"number\":\"7001\"}")
                        .status());
        assertEquals(404, lab.ask("POST", ALL + "/none/recording", "").status());
        assertEquals(404, lab.get(ALL + "/9100/recording").status(), "nothing was recorded");
    }

    @Test
    void the_vendors_paths_are_not_public_and_known_paths_say_what_they_answer() throws Exception {
        for (String path : List.of("/", "/api/conferences", "/lab/v2/capacity", "/lab/v1/capacity/x")) {
            McuLab.Reply reply = lab.get(path);
            assertEquals(501, reply.status(), path);
            assertEquals(
                    "{\"standIn\":true,\"reason\":\"vendor API not public\"}",
                    reply.json().toString());
        }
        assertEquals(501, lab.ask("PUT", "/conference", "{}").status());
        assertEquals(405, lab.ask("DELETE", "/lab/v1/capacity", "").status());
        assertEquals(405, lab.ask("PUT", ALL + "/9100", "{}").status());
        assertTrue(lab.lab.journal().since(0).stream().anyMatch(e -> e.kind() == Kind.UNSUPPORTED));
    }

    @Test
    void no_body_breaks_it() throws Exception {
        Random random = new Random(2_131);
        String[] seeds = {
            "{\"kind\":\"sip\",\"number\":\"7009\",\"session\":\"s\",\"transport\":\"udp\"}",
            "{\"muted\":true}",
            "{\"id\":\"9105\",\"name\":\"n\"}"
        };
        String[] paths = {ALL, ALL + "/9100/participants", ALL + "/9100/participants/p1", ALL + "/9100/recording"};
        String[] methods = {"POST", "PATCH", "PUT", "DELETE", "GET"};
        for (int i = 0; i < 2_000; i++) {
            String body = bent(seeds[random.nextInt(seeds.length)], random);
            String path = paths[random.nextInt(paths.length)];
            int status =
                    lab.ask(methods[random.nextInt(methods.length)], path, body).status();
            assertTrue(List.of(200, 201, 202, 204, 400, 404, 405, 409, 501, 503).contains(status), path + " " + body);
        }
        assertEquals(200, lab.get(ALL + "/9100").status());
    }

    private static String bent(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int n = random.nextInt(4); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x250));
                case 2 -> text.setCharAt(at, "{}[]\":,\\0".charAt(random.nextInt(9)));
                default -> text.insert(at, text.substring(0, at));
            }
        }
        return text.toString();
    }
}
