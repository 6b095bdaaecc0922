package voicelab.systems.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.boot.LabClock;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.Snapshotted;
import voicelab.systems.video.VideoLab.Said;

/** What becomes of sessions when a neighbour is away, silent or full. */
class SessionTroubleTest {
    private static final String NET = "127.20.36.0/24";
    private VideoLab video;

    @AfterEach
    void close() {
        long bugs = video.lab.journal().bugs();
        video.close();
        assertEquals(0, bugs, () -> video.lab.journal().tail(30).toString());
    }

    @Test
    void without_an_mcu_a_creator_is_told_503_and_why() throws Exception {
        video = new VideoLab(NET, "mcu");
        Said said = video.as("POST", "/lab/v1/sessions", VideoLab.wish("Ada", "blue"));
        assertEquals(503, said.status());
        assertEquals("no MCU is registered", said.at("error"));
        assertTrue(said.at("remedy").contains("boot one"));
    }

    @Test
    void without_a_notification_server_a_creator_is_told_503_and_why() throws Exception {
        video = new VideoLab(NET, "notification-server");
        Said said = video.as("POST", "/lab/v1/sessions", VideoLab.wish("Ada", "blue"));
        assertEquals(503, said.status());
        assertTrue(said.at("error").contains("notification-server"), said.text());
    }

    @Test
    void a_session_that_cannot_be_announced_fails_with_the_reason() throws Exception {
        video = new VideoLab(NET);
        video.cut("mcu-6");
        String id = video.session("Ada", "blue");
        Said failed = video.untilSession(id, "failed");
        assertTrue(failed.at("reason").contains("mcu-6") && failed.at("reason").contains("cut"), failed.text());
    }

    @Test
    void a_session_whose_mcu_cannot_be_reached_fails_with_the_reason() throws Exception {
        video = new VideoLab(NET);
        video.cut("mcu-9");
        String id = video.session("Ada", "blue");
        Said failed = video.untilSession(id, "failed");
        assertTrue(failed.at("reason").contains("mcu cannot be reached"), failed.text());
        Said client = video.ns("GET", "/lab/v1/clients/" + id, "");
        assertEquals("failed", client.at("state"));
    }

    @Test
    void a_neighbour_that_is_away_for_a_moment_is_tried_again() throws Exception {
        video = new VideoLab(NET);
        video.cut("mcu-6");
        long seen = video.lab.journal().last();
        String id = video.session("Ada", "blue");
        video.lab.journal().find(seen, e -> e.link().equals("mcu-6"), Duration.ofSeconds(5));
        video.lab.faults().mendAll();
        video.untilMcu("add 7001");
        assertEquals("announced", video.as("GET", "/lab/v1/sessions/" + id, "").at("state"));
    }

    @Test
    void callbacks_that_cannot_be_delivered_wait_and_come_in_order() throws Exception {
        video = new VideoLab(NET);
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        video.cut("mcu-8");
        video.mcu.tell(id, "calling");
        video.mcu.tell(id, "joined");
        video.until(
                "notification-server",
                "/lab/v1/clients/" + id,
                s -> s.at("trouble").contains("not delivered"));
        assertEquals("announced", video.as("GET", "/lab/v1/sessions/" + id, "").at("state"));
        video.lab.faults().mendAll();
        video.mcu.tell(id, "muted");
        Said joined = video.untilSession(id, "joined");
        assertEquals(
                "calling", joined.json().path("history").path(0).path("event").asText());
    }

    @Test
    void a_client_whose_session_the_application_server_knows_no_more_is_removed() throws Exception {
        video = new VideoLab(NET);
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        InstanceId as = InstanceId.first(new SystemId("application-server"));
        assertTrue(video.lab.rooms().stop(as));
        assertEquals(List.of(), video.lab.rooms().start(as));
        video.mcu.tell(id, "joined");
        video.untilMcu("remove p1");
        video.untilMcu("end blue");
    }

    @Test
    void a_hundred_sessions_at_once_come_up_and_go() throws Exception {
        video = new VideoLab(NET, Map.of("most-sessions", "100"));
        List<String> ids = new ArrayList<>();
        // the scripted MCU takes ten, as it says
        assertEquals(200, video.mcu.register(200).get());
        for (int i = 0; i < 100; i++) ids.add(video.session("Ada " + i, "c" + i % 20));
        Said full = video.as("POST", "/lab/v1/sessions", VideoLab.wish("Bob", "c1"));
        assertEquals(503, full.status(), full.text());
        assertTrue(full.at("error").contains("100 sessions live already"), full.text());
        for (String id : ids)
            video.until(
                    "notification-server",
                    "/lab/v1/clients/" + id,
                    s -> !s.at("participant").isEmpty());
        for (String id : ids) video.mcu.tell(id, "joined");
        for (String id : ids) video.untilSession(id, "joined");
        for (String id : ids) video.as("DELETE", "/lab/v1/sessions/" + id, "");
        for (String id : ids) video.untilSession(id, "left");
        for (int i = 0; i < 20; i++) video.untilMcu("end c" + i);
        assertEquals(
                100,
                video.mcu.asked().stream().filter(a -> a.startsWith("remove")).count());
    }

    @Test
    void an_mcu_that_falls_silent_is_dropped_and_its_sessions_fail() throws Exception {
        video = new VideoLab(NET);
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        LabClock clock = video.lab.clock();
        clock.move(Duration.ofSeconds(31));
        Said failed = video.untilSession(id, "failed");
        assertTrue(failed.at("reason").contains("not heard of for 30 s"), failed.text());
        assertEquals(0, video.as("GET", "/lab/v1/mcus", "").json().path("mcus").size());
        video.untilMcu("remove p1");
        assertEquals(200 + 1, video.mcu.register().get());
    }

    @Test
    void a_session_that_does_not_come_up_in_time_fails() throws Exception {
        video = new VideoLab(NET);
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        video.lab.clock().move(Duration.ofSeconds(61));
        video.mcu.register().get();
        Said failed = video.untilSession(id, "failed");
        assertTrue(failed.at("reason").contains("not joined within 60 s"), failed.text());
        video.untilMcu("remove p1");
    }

    @Test
    void a_snapshot_brings_sessions_clients_and_events_back(@TempDir Path folder) throws Exception {
        video = new VideoLab(NET);
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        video.mcu.tell(id, "joined");
        Said session = video.untilSession(id, "joined");
        Said client = video.until(
                "notification-server",
                "/lab/v1/clients/" + id,
                s -> s.at("delivered").equals("1"));
        for (String room : new String[] {"application-server", "notification-server"}) {
            snapshotted(room).save(folder);
            video.lab
                    .rooms()
                    .standIn(InstanceId.first(new SystemId(room)))
                    .orElseThrow()
                    .reset();
        }
        assertEquals(404, video.as("GET", "/lab/v1/sessions/" + id, "").status());
        snapshotted("application-server").restore(folder);
        snapshotted("notification-server").restore(folder);
        assertEquals(
                session.json(), video.as("GET", "/lab/v1/sessions/" + id, "").json());
        assertEquals(client.json(), video.ns("GET", "/lab/v1/clients/" + id, "").json());
        video.mcu.tell(id, "muted");
        video.until(
                "application-server",
                "/lab/v1/sessions/" + id,
                s -> s.json().path("muted").asBoolean());
        video.as("DELETE", "/lab/v1/sessions/" + id, "");
        video.untilSession(id, "left");
        video.untilMcu("end blue");
    }

    @Test
    void what_a_snapshot_brings_back_without_its_call_fails(@TempDir Path folder) throws Exception {
        video = new VideoLab(NET);
        String id = video.session("Ada", "blue");
        video.untilMcu("add 7001");
        video.mcu.tell(id, "joined");
        video.untilSession(id, "joined");
        snapshotted("application-server").save(folder);
        snapshotted("notification-server").save(folder);
        video.close();
        video = new VideoLab("127.136.36.0/24");
        snapshotted("application-server").restore(folder);
        snapshotted("notification-server").restore(folder);
        Said client = video.ns("GET", "/lab/v1/clients/" + id, "");
        assertTrue(client.at("callback").startsWith("http://127.136.36.82:"), client.text());
        assertEquals(
                "http://127.136.36.87:2131",
                client.json().path("mcu").path("control").asText());
        Said failed = video.until(
                "application-server",
                "/lab/v1/sessions/" + id,
                s -> s.at("state").equals("failed"),
                20);
        assertTrue(failed.at("reason").contains("mcu knows it no more"), failed.text());
    }

    private Snapshotted snapshotted(String room) {
        return (Snapshotted)
                video.lab.rooms().standIn(InstanceId.first(new SystemId(room))).orElseThrow();
    }
}
