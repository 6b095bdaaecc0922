package voicelab.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.journal.Kind;

class LadderTest {
    private static final String UUID = "X-Genesys-CallUUID: 0123456789ABCDEFGHIJKLMNOPQRSTUV";

    private static Crossings call() {
        return new Crossings()
                .invite("x-15", "sip-endpoint", "sbc", "leg-1", "8001")
                .invite("x-2", "sbc", "sip-server", "leg-2", "8001")
                .invite("x-3", "sip-server", "resource-manager", "leg-3", "8001", UUID)
                .message(
                        Kind.SENT,
                        "gvp-4",
                        "resource-manager",
                        "mcp",
                        "INVITE sip:dialog@mcp",
                        Map.of("call-id", "leg-3", "gvp-session-id", "SESSION-9"))
                .message(
                        Kind.SENT,
                        "gvp-12",
                        "mcp",
                        "das",
                        "GET /first-call.vxml",
                        Map.of("gvp-session-id", "SESSION-9"))
                .message(Kind.BACK, "x-15", "sbc", "sip-endpoint", "200 OK (INVITE)", Map.of("call-id", "leg-1"))
                .message(Kind.STREAM, "gvp-9", "mcp", "sbc", "stream begins", Map.of("call-id", "leg-3"))
                .event("mcp", "digits 42 (SESSION-9)");
    }

    @Test
    void a_call_is_drawn_line_by_line_with_its_systems_in_order_of_appearance() {
        assertEquals("""
                        sip-endpoint                sip-server                  mcp
                        |             sbc           |             resource-manager            das
                     0  |------------>|             |             |             |             |   x-15 INVITE sip:8001@sbc
                    10  |             |------------>|             |             |             |   x-2 INVITE sip:8001@sip-server
                    20  |             |             |------------>|             |             |   x-3 INVITE sip:8001@resource-manager
                    30  |             |             |             |------------>|             |   gvp-4 INVITE sip:dialog@mcp
                    40  |             |             |             |             |------------>|   gvp-12 GET /first-call.vxml
                    50  |<------------|             |             |             |             |   x-15 200 OK (INVITE)
                    60  |             |<========================================|             |   gvp-9 stream begins
                    70  |             |             |             |             *             |   digits 42 (SESSION-9)
                """, Ladder.of(call().entries(), List.of("leg-1")));
    }

    @Test
    void legs_of_another_call_are_left_out() {
        Crossings two = call().invite("x-15", "sip-endpoint", "sbc", "other-1", "8001")
                .invite("x-2", "sbc", "sip-server", "other-2", "8001");
        String ladder = Ladder.of(two.entries(), List.of("other-1"));
        assertEquals(2, ladder.lines().filter(l -> l.contains("INVITE")).count(), ladder);
        assertEquals(10, Ladder.of(two.entries(), List.of("leg-1")).lines().count());
        assertEquals(12, Ladder.of(two.entries(), List.of()).lines().count());
    }

    @Test
    void legs_are_joined_by_call_uuid_though_the_number_changes() {
        Crossings crossings = new Crossings()
                .invite("x-1", "sip-endpoint", "sip-server", "a", "7002", UUID)
                .invite("x-4", "sip-server", "sip-endpoint-2", "b", "agent", UUID);
        assertTrue(Ladder.of(crossings.entries(), List.of("a")).contains("x-4"));
    }

    @Test
    void an_arrival_is_drawn_only_when_no_tap_saw_it_leave() {
        Crossings crossings = new Crossings()
                .message(Kind.SENT, "gvp-12", "mcp", "das", "GET /a", Map.of())
                .message(Kind.ARRIVED, "gvp-12", "mcp", "das", "GET /a", Map.of())
                .message(Kind.ARRIVED, "", "outside", "das", "GET /b", Map.of());
        String ladder = Ladder.of(crossings.entries(), List.of());
        assertEquals(1, ladder.lines().filter(l -> l.contains("GET /a")).count(), ladder);
        assertTrue(ladder.contains("arrived GET /b"), ladder);
    }

    @Test
    void a_reply_without_an_id_belongs_to_what_was_asked_on_its_connection() {
        Crossings crossings = call().message(Kind.BACK, "gvp-12", "das", "mcp", "200 OK", Map.of("status", "200"))
                .message(Kind.SENT, "gvp-12", "mcp", "das", "GET /other", Map.of("gvp-session-id", "OTHER"))
                .message(Kind.BACK, "gvp-12", "das", "mcp", "404 Not Found", Map.of("status", "404"));
        String ladder = Ladder.of(crossings.entries(), List.of("leg-1"));
        assertTrue(ladder.contains("gvp-12 200 OK"), ladder);
        assertFalse(ladder.contains("404"), ladder);
    }

    @Test
    void faults_are_always_shown() {
        Crossings crossings = call().add(Kind.FAULT, "gvp-3", "resource-manager", "reporting-server", null, "cut");
        assertTrue(Ladder.of(crossings.entries(), List.of("leg-1")).contains("gvp-3 fault cut"));
    }

    @Test
    void nothing_is_drawn_of_nothing() {
        assertEquals("", Ladder.of(List.of(), List.of()));
        assertEquals("", Ladder.of(call().entries(), List.of("nobody's")));
    }

    @Test
    void no_line_is_longer_than_160_columns_however_many_systems_and_however_long_the_words() {
        Random random = new Random(7);
        List<Kind> kinds = List.of(Kind.values());
        for (int round = 0; round < 200; round++) {
            Crossings crossings = new Crossings();
            int systems = 1 + random.nextInt(40);
            for (int i = 0; i < 100; i++)
                crossings.message(
                        kinds.get(random.nextInt(kinds.size())),
                        "gvp-" + i,
                        "a-rather-long-system-" + random.nextInt(systems),
                        random.nextInt(5) == 0 ? "" : "a-rather-long-system-" + random.nextInt(systems),
                        "word\n".repeat(random.nextInt(100)),
                        Map.of());
            Ladder.of(crossings.entries(), List.of()).lines().forEach(line -> assertFalse(line.length() > 160, line));
        }
    }
}
