package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reports on 8080 as a client of the real one's would ask for them, and what the recorder keeps. */
class ReportsTest extends ReportsTestCase {
    @Test
    void finished_calls_are_found_by_the_documented_parameters_and_paged() throws Exception {
        post(List.of(cdr(0, "8001"), cdr(1, "8001"), cdr(2, "8002"), cdr(4, "9001"), cdr(6, "9002")));
        String rm = "/ems-rs/HIST/CDRs/RM/details";
        JsonNode all = awaitRows(rm, 4);
        assertEquals("fi", all.at("/cdrs/0/session-data/LANG").asText());
        assertEquals("2026-03-01T12:00:00Z", all.at("/cdrs/0/start").asText());
        assertEquals(rm, all.at("/manifest/request-uri").asText());
        assertEquals("[r-1]", ids(report("/ems-rs/HIST/CDRs/MCP/details?session-id=S-0"), "cdrs"));
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("gvp-guid=S-1", "[r-2]");
        expected.put("call-id=c-4", "[r-4]");
        expected.put("dn=900*", "[r-4, r-6]");
        expected.put("dn=8001", "[r-0]");
        expected.put("app-id=welcome", "[r-0, r-2, r-4, r-6]");
        expected.put("tenant-id=Nobody", "[]");
        expected.put("comp-id=rm-1", "[r-0, r-2, r-4, r-6]");
        expected.put("started-from=2026-03-01T12:00:02&started-to=2026-03-01T12:00:06Z", "[r-2, r-4]");
        expected.put("ended-from=2026-03-01T14:00:16.000%2B0200", "[r-6]");
        for (Map.Entry<String, String> one : expected.entrySet())
            assertEquals(one.getValue(), ids(report(rm + "?" + one.getKey()), "cdrs"), one.getKey());

        JsonNode first = report(rm + "?limit=3");
        assertEquals("[r-0, r-2, r-4]", ids(first, "cdrs"));
        assertEquals(2, first.at("/manifest/pages/pages").asInt());
        JsonNode second = report(first.at("/manifest/pages/next").asText());
        assertEquals("[r-6]", ids(second, "cdrs"));
        assertTrue(second.at("/manifest/pages/next").isMissingNode());

        JsonNode summary = report("/ems-rs/HIST/CDRs/RM/summary");
        assertEquals(4, summary.path("total").asInt());
        assertEquals(2, summary.at("/calls-by-result/failed").asInt());
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_reason() throws Exception {
        Map<String, Integer> asked = new LinkedHashMap<>();
        asked.put("HIST/CDRs/RM/details?colour=red", 400);
        asked.put("HIST/CDRs/RM/details?started-from=yesterday", 400);
        asked.put("HIST/CDRs/RM/details?started-from=2026-02-30T00:00:00", 400);
        asked.put("HIST/CDRs/RM/details?limit=1001", 400);
        asked.put("HIST/CDRs/RM/details?limit=0", 400);
        asked.put("HIST/CDRs/RM/details?page=-1", 400);
        asked.put("HIST/CDRs/RM/details?app-id=a&dn=1", 400);
        asked.put("HIST/CDRs/RM/details?limit=1&session-id=%27%3B%20DROP%20TABLE%20voicelab_cdr%20--", 200);
        asked.put("HIST/CDRs/XYZ/details", 404);
        asked.put("HIST/CDRs/CCP/details", 501);
        asked.put("RT/CDRs/RM/details", 501);
        asked.put("sqa/servicequality", 404);
        for (Map.Entry<String, Integer> one : asked.entrySet())
            assertEquals(one.getValue(), get("/ems-rs/" + one.getKey()).statusCode(), one.getKey());
    }

    @Test
    void events_and_calls_under_way_and_what_pages_said_of_themselves() throws Exception {
        String var = "com.genesyslab.var.";
        post(List.of(
                event(1, "c-1", "incall_begin", "a"),
                event(2, "c-2", "incall_begin", "b"),
                event(3, "c-1", "log", var + "ActionStart|main"),
                event(4, "c-1", "log", var + "ActionStart|pin|parentID=main"),
                event(5, "c-1", "log", var + "ActionStart|no id"),
                event(6, "c-1", "log", var + "CallResult|SUCCESS|all well"),
                event(7, "c-1", "log", "plain|text"),
                event(8, "c-1", "incall_end", "a")));
        awaitRows("/ems-rs/HIST/CDRs/MCP/events", 8);
        assertEquals("[e-2]", ids(report("/ems-rs/RT/CDRs/MCP/details"), "call-events"));
        JsonNode rows = report("/ems-rs/HIST/CDRs/MCP/VAR/details?call-id=c-1");
        assertEquals("[e-3, e-4, e-6]", ids(rows, "var"));
        JsonNode pin = rows.at("/var/1");
        assertEquals(
                "ActionStart pin main",
                pin.path("var-type").asText() + " " + pin.path("item").asText() + " "
                        + pin.path("parent").asText());
        assertEquals("all well", rows.at("/var/2/value").asText());
        assertEquals(
                1,
                report("/ems-rs/HIST/call-completion-summary")
                        .at("/calls-by-result/SUCCESS")
                        .asInt());
        assertEquals(
                1, report("/ems-rs/HIST/ivr-action-summary").at("/actions/pin").asInt());
    }

    @Test
    void while_the_database_is_away_a_report_says_so() throws Exception {
        report("/ems-rs/HIST/CDRs/RM/details");
        lab.fault("gvp-16=cut");
        HttpResponse<String> away = get("/ems-rs/HIST/CDRs/RM/details");
        assertEquals(503, away.statusCode());
        assertTrue(away.body().contains("gvp-16"), away.body());
    }
}
