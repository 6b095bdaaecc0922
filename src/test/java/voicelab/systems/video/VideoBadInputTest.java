package voicelab.systems.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import voicelab.systems.video.VideoLab.Said;

/** What clients send that is wrong, and what they are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoBadInputTest {
    private static final String MCU =
            "\"mcu\":{\"id\":\"mcu\",\"control\":\"http://127.20.36.87:2131\"},\"callback\":\"http://127.20.36.82/x\"";
    private VideoLab video;

    @BeforeAll
    void boot() throws Exception {
        video = new VideoLab("127.20.36.0/24");
    }

    @AfterAll
    void close() {
        long bugs = video.lab.journal().bugs();
        video.close();
        assertEquals(0, bugs);
    }

    static Stream<Arguments> wrong() {
        String announced = "{\"displayName\":\"a\",\"kind\":\"sip\",\"number\":\"1\",\"conference\":\"c\",";
        return Stream.of(
                post("/lab/v1/sessions", "", "empty"),
                post("/lab/v1/sessions", "{", "JSON"),
                post("/lab/v1/sessions", "[]", "an object is wanted"),
                post("/lab/v1/sessions", "{}{}", "JSON"),
                post("/lab/v1/sessions", "{\"kind\":\"sip\"}", "displayName: is missing"),
                post("/lab/v1/sessions", "{\"kind\":7}", "kind"),
                post("/lab/v1/sessions", VideoLab.wish("", "c"), "displayName"),
                post("/lab/v1/sessions", VideoLab.wish("a\\u0007", "c"), "displayName"),
                post("/lab/v1/sessions", VideoLab.wish("a", "c/d"), "conference"),
                post("/lab/v1/sessions", VideoLab.wish("a", "c").replace("7001", "sip:x@y"), "number"),
                post("/lab/v1/sessions", VideoLab.wish("a", "c").replace("\"7001\"", "7001"), "number"),
                post("/lab/v1/sessions", "[".repeat(5_000), "JSON"),
                put("/lab/v1/mcus/m", "{}", "control"),
                put("/lab/v1/mcus/m", mcu("http://10.0.0.1:2131", "1"), "no loopback"),
                put("/lab/v1/mcus/m", mcu("http://example.org/", "1"), "unknown host"),
                put("/lab/v1/mcus/m", mcu("https://127.0.0.1/", "1"), "http://"),
                put("/lab/v1/mcus/m", mcu("http://a@127.0.0.1/", "1"), "http://"),
                put("/lab/v1/mcus/m", mcu("http://127.0.0.1:99999/", "1"), "control"),
                put("/lab/v1/mcus/m", mcu("http://127.0.0.1/", "-1"), "conferences"),
                put("/lab/v1/mcus/m", mcu("http://127.0.0.1/", "1e99"), "conferences"),
                put("/lab/v1/mcus/%20", mcu("http://127.0.0.1/", "1"), "id"),
                put("/lab/v1/clients/c", announced + "\"mcu\":7}", "mcu"),
                put("/lab/v1/clients/c", announced + "\"mcu\":{\"id\":\"m\",\"control\":\"x\"}}", "control"),
                put("/lab/v1/clients/c", announced + MCU.replace("127.20.36.82", "192.168.1.1") + "}", "no loopback"),
                put("/lab/v1/clients/%2F", announced + MCU + "}", "id"),
                post("/lab/v1/notify", "{\"session\":\"s\",\"event\":\"exploded\"}", "event"),
                post("/lab/v1/notify", "{\"session\":\"s\",\"event\":\"left\",\"at\":\"noon\"}", "at"));
    }

    private static String mcu(String control, String conferences) {
        return "{\"control\":\"" + control + "\",\"conferences\":" + conferences
                + ",\"participants\":0,\"maxParticipants\":1}";
    }

    private static Arguments post(String path, String body, String error) {
        return Arguments.of("POST", path, body, error);
    }

    private static Arguments put(String path, String body, String error) {
        return Arguments.of("PUT", path, body, error);
    }

    private Said send(String method, String path, String body) throws Exception {
        boolean ns = path.startsWith("/lab/v1/clients") || path.startsWith("/lab/v1/notify");
        return ns ? video.ns(method, path, body) : video.as(method, path, body);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_said_with_its_remedy(String method, String path, String body, String error) throws Exception {
        Said said = send(method, path, body);
        assertEquals(400, said.status(), said.text());
        assertTrue(said.at("error").contains(error), said.text());
        assertFalse(said.at("remedy").isEmpty(), said.text());
    }

    @Test
    void ids_that_nobody_knows_are_404() throws Exception {
        for (String path : new String[] {"/lab/v1/sessions/none", "/lab/v1/clients/none"})
            for (String method : new String[] {"GET", "DELETE"})
                assertEquals(404, send(method, path, "").status());
        assertEquals(
                404, send("GET", "/lab/v1/clients/none/events?wait=30s", "").status());
        assertEquals(
                404,
                send("POST", "/lab/v1/clients/none/messages", "{\"action\":\"mute\"}")
                        .status());
        assertEquals(
                404,
                send("POST", "/lab/v1/sessions/none/events", "{\"number\":1,\"event\":\"left\"}")
                        .status());
        assertEquals(
                404,
                send("POST", "/lab/v1/notify", "{\"session\":\"none\",\"event\":\"left\"}")
                        .status());
    }

    @Test
    void a_wrong_method_is_405_and_the_vendors_paths_are_501() throws Exception {
        assertEquals(405, send("PATCH", "/lab/v1/sessions", "{}").status());
        assertEquals(405, send("POST", "/lab/v1/mcus/m", "{}").status());
        assertEquals(405, send("POST", "/lab/v1/clients", "{}").status());
        for (Said said : new Said[] {
            video.as("GET", "/collaboration/api/login", ""), video.ns("POST", "/notify", "{}"), video.ns("GET", "/", "")
        }) {
            assertEquals(501, said.status());
            assertEquals("{\"standIn\":true,\"reason\":\"vendor API not public\"}", said.text());
        }
    }

    @Test
    void media_of_browsers_is_501_until_the_video_plane() throws Exception {
        for (String kind : new String[] {"webrtc", "flash"}) {
            Said said =
                    video.as("POST", "/lab/v1/sessions", VideoLab.wish("a", "c").replace("sip", kind));
            assertEquals(501, said.status());
            assertTrue(said.at("error").contains("video plane"), said.text());
        }
    }

    @Test
    void a_huge_body_is_413() throws Exception {
        String body = "{\"displayName\":\"" + "a".repeat(70_000) + "\"}";
        assertEquals(413, video.as("POST", "/lab/v1/sessions", body).status());
        assertEquals(413, video.ns("POST", "/lab/v1/notify", body).status());
    }

    @Test
    void queries_of_a_poll_are_checked() throws Exception {
        String id = video.session("Ada", "queries");
        video.until("notification-server", "/lab/v1/clients/" + id, s -> s.status() == 200);
        String events = "/lab/v1/clients/" + id + "/events";
        assertEquals(400, video.ns("GET", events + "?after=-1", "").status());
        assertEquals(400, video.ns("GET", events + "?after=99999999999", "").status());
        assertEquals(400, video.ns("GET", events + "?wait=soon", "").status());
        assertEquals(
                400,
                video.ns("POST", "/lab/v1/clients/" + id + "/messages", "{\"action\":\"dance\"}")
                        .status());
        assertEquals(
                400,
                video.ns("POST", "/lab/v1/clients/" + id + "/messages", "{}").status());
    }

    @Test
    void the_front_page_says_what_this_is() throws Exception {
        Said page = video.as("GET", "/", "");
        assertEquals(200, page.status());
        assertTrue(page.text().contains("stand-in") && page.text().contains("/lab/v1/sessions"), page.text());
    }

    @Test
    void garbage_bodies_never_hurt() throws Exception {
        Random random = new Random(7);
        String valid = VideoLab.wish("Ada", "c");
        for (int round = 0; round < 300; round++) {
            StringBuilder body = new StringBuilder(valid);
            for (int i = random.nextInt(6); i >= 0; i--)
                body.setCharAt(random.nextInt(body.length()), (char) random.nextInt(256));
            int status = send("POST", "/lab/v1/notify", body.toString()).status();
            assertEquals(400, status, body.toString());
        }
    }
}
