package voicelab.systems.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.systems.video.VideoLab.Said;

/** A session through Application Server, Notification Server and an MCU that speaks by script. */
class SessionFlowTest {
    private VideoLab video;

    @BeforeEach
    void boot() throws Exception {
        video = new VideoLab("127.20.36.0/24");
    }

    @AfterEach
    void close() {
        long bugs = video.lab.journal().bugs();
        video.close();
        assertEquals(0, bugs, () -> video.lab.journal().tail(30).toString());
    }

    @Test
    void a_session_comes_up_through_all_three_rooms_and_is_torn_down_in_reverse() throws Exception {
        Said made = video.as("POST", "/lab/v1/sessions", VideoLab.wish("Ada", "blue"));
        assertEquals(201, made.status(), made.text());
        assertEquals("announced", made.at("state"));
        assertEquals("mcu", made.at("mcu"));
        assertTrue(made.json().path("iceServers").isArray());
        String id = made.at("id");
        assertTrue(made.at("events").endsWith(":14040/lab/v1/clients/" + id + "/events"), made.at("events"));

        video.untilMcu("add 7001");
        Said client = video.ns("GET", "/lab/v1/clients/" + id, "");
        assertEquals("Ada", client.at("displayName"));
        assertEquals(
                id,
                video.ask("GET", "mcu", "/lab/v1/conferences/blue", "")
                        .json()
                        .path("participants")
                        .path(0)
                        .path("session")
                        .asText());
        video.mcu.tell(id, "calling");
        video.mcu.tell(id, "joined");
        Said joined = video.untilSession(id, "joined");
        assertEquals("call-of-" + id, joined.at("callId"));

        assertEquals(202, video.as("DELETE", "/lab/v1/sessions/" + id, "").status());
        assertEquals("", video.untilSession(id, "left").at("reason"));
        video.untilMcu("end blue");
        assertEquals(List.of("make blue", "add 7001", "remove p1", "end blue"), video.mcu.asked());
        assertEquals(204, video.as("DELETE", "/lab/v1/sessions/" + id, "").status());
        assertEquals(404, video.as("GET", "/lab/v1/sessions/" + id, "").status());
    }

    @Test
    void events_are_numbered_and_called_back_in_order() throws Exception {
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        List<String> told = new ArrayList<>(List.of("calling", "joined"));
        for (int i = 0; i < 20; i++) told.add(i % 2 == 0 ? "muted" : "unmuted");
        told.forEach(event -> video.mcu.tell(id, event));
        Said all = video.until(
                "application-server",
                "/lab/v1/sessions/" + id,
                said -> said.json().path("history").size() == told.size());
        List<String> came = new ArrayList<>();
        int number = 0;
        for (JsonNode each : all.json().path("history")) {
            assertEquals(++number, each.path("number").asInt());
            came.add(each.path("event").asText());
        }
        assertEquals(told, came);
    }

    @Test
    void a_clients_own_message_mutes_it_at_the_mcu() throws Exception {
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        video.mcu.tell(id, "joined");
        video.untilSession(id, "joined");
        Said muted = video.ns("POST", "/lab/v1/clients/" + id + "/messages", "{\"action\":\"mute\"}");
        assertEquals(200, muted.status(), muted.text());
        video.until(
                "application-server",
                "/lab/v1/sessions/" + id,
                s -> s.json().path("muted").asBoolean());
        assertEquals(
                202,
                video.ns("POST", "/lab/v1/clients/" + id + "/messages", "{\"action\":\"leave\"}")
                        .status());
        video.untilSession(id, "left");
        assertEquals(
                409,
                video.ns("POST", "/lab/v1/clients/" + id + "/messages", "{\"action\":\"mute\"}")
                        .status());
    }

    @Test
    void a_conference_ends_with_the_last_session_of_those_that_made_it() throws Exception {
        String one = video.session("Ada", "blue");
        String two = video.session("Bob", "blue");
        video.until(
                "mcu",
                "/lab/v1/conferences/blue",
                s -> s.json().path("participants").size() == 2);
        video.mcu.tell(one, "left");
        video.untilSession(one, "left");
        assertFalse(video.mcu.asked().contains("end blue"));
        video.mcu.tell(two, "left");
        video.untilMcu("end blue");
    }

    @Test
    void a_conference_that_was_there_before_stays() throws Exception {
        video.ask("POST", "mcu", "/lab/v1/conferences", "{\"id\":\"old\"}");
        String id = video.session("Ada", "old");
        video.untilMcu("add 7001");
        video.as("DELETE", "/lab/v1/sessions/" + id, "");
        video.untilSession(id, "left");
        video.session("Bob", "new");
        video.untilMcu("make new");
        assertFalse(video.mcu.asked().contains("end old"));
    }

    @Test
    void who_polls_is_answered_when_something_happens_and_404_when_the_lab_forgets() throws Exception {
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        String events = "/lab/v1/clients/" + id + "/events";
        assertEquals(0, video.ns("GET", events, "").json().path("events").size());
        var poll = java.util.concurrent.CompletableFuture.supplyAsync(() -> poll(events + "?after=0&wait=30s"));
        video.mcu.tell(id, "joined");
        assertEquals(
                "joined", poll.get().json().path("events").path(0).path("event").asText());
        long seen = video.lab.journal().last();
        var next = java.util.concurrent.CompletableFuture.supplyAsync(() -> poll(events + "?after=1&wait=30s"));
        video.lab.journal().find(seen, e -> e.toString().contains("events"), java.time.Duration.ofSeconds(5));
        video.lab.reset();
        assertEquals(404, next.get().status());
        assertEquals(
                0,
                video.as("GET", "/lab/v1/sessions", "").json().path("sessions").size());
        assertEquals(1, video.as("GET", "/lab/v1/mcus", "").json().path("mcus").size());
    }

    private Said poll(String path) {
        try {
            return video.ns("GET", path, "");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_poll_is_over_after_its_wait() throws Exception {
        String id = video.session("Ada", "blue");
        video.until("notification-server", "/lab/v1/clients/" + id, s -> s.status() == 200);
        Said said = video.ns("GET", "/lab/v1/clients/" + id + "/events?wait=50ms", "");
        assertEquals(200, said.status());
        assertEquals(0, said.json().path("events").size());
    }
}
