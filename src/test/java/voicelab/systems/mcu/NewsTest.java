package voicelab.systems.mcu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.mcu.McuLab.soon;
import static voicelab.systems.mcu.McuLab.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.boot.Catalogue;
import voicelab.journal.Kind;

/** What the MCU tells the Application Server (mcu-10) and the Notification Server (mcu-11). */
class NewsTest {
    private static final VideoDouble APPLICATION = new VideoDouble("application-server");
    private static final VideoDouble NOTIFICATION = new VideoDouble("notification-server");
    private static final String PARTIES = "/lab/v1/conferences/9100/participants";

    private static McuLab lab;

    @BeforeAll
    static void boot() throws Exception {
        Catalogue catalogue = Catalogue.shipped()
                .and("application-server", () -> APPLICATION)
                .and("notification-server", () -> NOTIFICATION);
        lab = McuLab.boot(
                4, "{conferences: [\"9100\"]}", "  application-server: {}\n  notification-server: {}\n", catalogue);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void reset() {
        APPLICATION.status = 200;
        NOTIFICATION.status = 200;
        lab.lab.reset();
        assertEquals(0, lab.lab.journal().bugs(), lab::tail);
    }

    private static JsonNode load(int conferences, int participants) throws InterruptedException {
        while (true) {
            JsonNode load = APPLICATION.next();
            if (load.path("conferences").asInt() == conferences
                    && load.path("participants").asInt() == participants) return load;
        }
    }

    @Test
    void the_application_server_hears_of_it_at_start_at_each_change_and_every_ten_seconds() throws Exception {
        JsonNode load = load(1, 0);
        assertEquals("http://127.35.4.87:2131", load.path("control").asText());
        assertEquals(1_000, load.path("maxParticipants").asInt());
        assertEquals(
                201, lab.ask("POST", "/lab/v1/conferences", "{\"id\":\"x\"}").status());
        load(2, 0);
        assertEquals(200, soon(lab.phone(1).dial("9100", "sip-server", "udp").answered()));
        load(2, 1);
        assertTrue(within(() -> APPLICATION.told.isEmpty()));
        lab.lab.clock().move(Duration.ofSeconds(10));
        load(2, 1);
        assertTrue(lab.lab.journal().since(0).stream()
                .anyMatch(e -> e.link().equals("mcu-10")
                        && e.kind() == Kind.SENT
                        && e.summary().startsWith("PUT http://application-server/lab/v1/mcus/mcu")));
    }

    @Test
    void a_session_hears_what_happens_to_its_participant_in_order() throws Exception {
        assertEquals(200, soon(lab.phone(1).register("udp")));
        McuLab.Reply added = lab.ask("POST", PARTIES, "{\"number\":\"7001\",\"session\":\"s-1\"}");
        assertTrue(lab.joined("9100", "7001"), lab::tail);
        String path = PARTIES + "/" + added.text("id");
        lab.ask("PATCH", path, "{\"muted\":true}");
        lab.ask("PATCH", path, "{\"muted\":true}");
        lab.ask("PATCH", path, "{\"muted\":false}");
        lab.ask("DELETE", path, "");
        List<String> events = new ArrayList<>();
        while (!events.contains("left")) {
            JsonNode event = NOTIFICATION.next();
            assertEquals("s-1", event.path("session").asText());
            assertEquals("9100", event.path("conference").asText());
            assertEquals(added.text("id"), event.path("participant").asText());
            assertEquals(added.text("callId"), event.path("callId").asText());
            events.add(event.path("event").asText());
        }
        assertEquals(List.of("calling", "joined", "muted", "unmuted", "left"), events);
    }

    @Test
    void a_failed_participant_is_told_with_its_reason_and_one_without_a_session_is_nobodys() throws Exception {
        lab.ask("POST", PARTIES, "{\"number\":\"123\"}");
        assertTrue(within(() -> lab.state("9100", "123").equals("failed")));
        lab.ask("POST", PARTIES, "{\"number\":\"456\",\"session\":\"s-2\"}");
        assertEquals("calling", NOTIFICATION.next().path("event").asText());
        JsonNode failed = NOTIFICATION.next();
        assertEquals("failed", failed.path("event").asText());
        assertEquals("404", failed.path("reason").asText());
        assertTrue(NOTIFICATION.told.isEmpty());
    }

    @Test
    void what_could_not_be_told_is_told_later_once_each_and_in_order() throws Exception {
        NOTIFICATION.status = 503;
        lab.fault("mcu-11=cut");
        lab.ask("POST", PARTIES, "{\"number\":\"123\",\"session\":\"s-3\"}");
        assertTrue(within(() -> lab.state("9100", "123").equals("failed")));
        lab.lab.faults().mend("mcu-11");
        assertTrue(within(() -> lab.lab.journal().since(0).stream()
                .anyMatch(e -> e.link().equals("mcu-11") && e.kind() == Kind.ARRIVED)));
        NOTIFICATION.status = 200;
        assertEquals("calling", NOTIFICATION.next().path("event").asText());
        assertEquals("failed", NOTIFICATION.next().path("event").asText());
        assertTrue(NOTIFICATION.told.isEmpty());
    }
}
