package voicelab.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.journal.Kind;

class CallsTest {
    private static Crossings two() {
        return new Crossings()
                .invite("x-15", "sip-endpoint", "sbc", "leg-1", "8001")
                .invite("x-2", "sbc", "sip-server", "leg-2", "8001")
                .message(Kind.SENT, "gvp-12", "mcp", "das", "GET /a", Map.of("call-id", "leg-2"))
                .message(Kind.BACK, "gvp-12", "das", "mcp", "200 OK", Map.of())
                .invite("x-1", "sip-endpoint-2", "sip-server", "other-1", "7001")
                .message(
                        Kind.BACK,
                        "x-1",
                        "sip-server",
                        "sip-endpoint-2",
                        "486 Busy Here",
                        Map.of("call-id", "other-1", "method", "INVITE", "status", "486"))
                .message(
                        Kind.BACK,
                        "x-15",
                        "sbc",
                        "sip-endpoint",
                        "200 OK",
                        Map.of("call-id", "leg-1", "method", "INVITE", "status", "200"));
    }

    @Test
    void each_call_is_listed_once_with_all_its_legs_and_links() {
        List<CallSummary> calls = Calls.of(two().entries());
        assertEquals(
                List.of("leg-1", "other-1"), calls.stream().map(CallSummary::id).toList());
        CallSummary first = calls.get(0);
        assertEquals("8001", first.number());
        assertEquals("sip-endpoint", first.caller());
        assertEquals("up", first.state());
        assertEquals(Set.of("x-15", "x-2", "gvp-12"), first.links());
        assertEquals("refused 486", calls.get(1).state());
    }

    @Test
    void a_call_is_found_by_the_beginning_of_any_legs_id_and_the_newest_by_last() {
        assertEquals("leg-1", Calls.find(two().entries(), "leg-2").get(0).id());
        assertEquals("other-1", Calls.find(two().entries(), "last").get(0).id());
        assertTrue(Calls.find(two().entries(), "nobody").isEmpty());
    }

    @Test
    void a_call_of_somebody_without_a_tap_begins_with_its_arrival() {
        Crossings crossings = new Crossings()
                .message(
                        Kind.ARRIVED,
                        "",
                        "outside",
                        "resource-manager",
                        "INVITE sip:8001@rm",
                        Map.of("call-id", "sipp-1", "method", "INVITE", "to", "<sip:8001@rm>"))
                .message(
                        Kind.SENT,
                        "gvp-4",
                        "resource-manager",
                        "mcp",
                        "INVITE sip:dialog@mcp",
                        Map.of("call-id", "sipp-1", "method", "INVITE", "to", "<sip:8001@rm>"));
        List<CallSummary> calls = Calls.of(crossings.entries());
        assertEquals(1, calls.size());
        assertEquals("outside", calls.get(0).caller());
        assertEquals("ringing", calls.get(0).state());
    }

    @Test
    void nothing_is_a_call_where_no_invite_is() {
        assertEquals(
                List.of(),
                Calls.of(new Crossings()
                        .message(Kind.SENT, "gvp-12", "mcp", "das", "GET /a", Map.of())
                        .entries()));
    }
}
