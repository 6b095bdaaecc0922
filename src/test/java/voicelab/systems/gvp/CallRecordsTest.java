package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import voicelab.engines.broker.RecordQuery;
import voicelab.net.Passages;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.FieldNames;
import voicelab.protocols.records.Question;

/** What calls leave at the Reporting Server, and what a reset of the lab leaves of it. */
class CallRecordsTest extends PlatformTestCase {
    private static final int CALLS = 12;

    private RecordQuery query() {
        return new RecordQuery(
                lab.outside(202),
                new InetSocketAddress(lab.address("reporting-server"), 61616),
                Passages.NONE,
                Duration.ofSeconds(5));
    }

    @Test
    void a_call_has_one_record_of_each_with_one_session() throws Exception {
        Caller.Placed call = call("8001");
        call.up();
        call.hear("Two keys");
        call.press("17");
        call.over();
        String callId = call.call().callId();
        RecordQuery query = query();
        List<CallRecord> records = records(query, Question.cdrsOfCall(callId), 2);
        assertEquals(
                List.of("mcp", "rm"),
                records.stream().map(r -> r.component().wire()).sorted().toList());
        assertEquals(1, records.stream().map(CallRecord::sessionId).distinct().count());
        for (CallRecord record : records) {
            assertEquals("completed", record.fields().get(FieldNames.RESULT), record.toString());
            assertEquals("keys", record.fields().get(FieldNames.PROFILE));
            assertEquals("8001", record.fields().get(FieldNames.DNIS));
        }
        List<String> names = records(
                        query, Question.eventsOfSession(records.get(0).sessionId()), 8)
                .stream()
                .map(r -> r.fields().get(FieldNames.NAME))
                .toList();
        assertTrue(
                names.containsAll(List.of("incall_initiated", "call_reference", "appl_begin", "incall_end")),
                names.toString());
    }

    /** The store follows the acknowledgement: asked until so many are there. */
    private static List<CallRecord> records(RecordQuery query, Question question, int least) throws Exception {
        Answer answer = query.ask(question);
        for (int i = 0; i < 50 && answer.records().size() < least; i++) answer = query.ask(question);
        assertTrue(answer.records().size() >= least, answer.toString());
        return answer.records();
    }

    @RepeatedTest(3)
    void what_calls_wrote_just_before_a_reset_does_not_come_after_it() throws Exception {
        List<Caller.Placed> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) calls.add(call("8001"));
        for (Caller.Placed each : calls) each.up();
        for (Caller.Placed each : calls) each.call().hangUp();
        lab.lab().reset();
        Caller.Placed next = call("8001");
        next.up();
        next.call().hangUp();
        RecordQuery query = query();
        records(query, Question.cdrsOfCall(next.call().callId()), 2);
        Question all = Question.about(Cdr.KIND, Map.of());
        String id = next.call().callId();
        assertEquals(
                List.of("mcp " + id, "rm " + id),
                query.ask(all).records().stream()
                        .map(record -> record.component().wire() + " " + record.callId())
                        .sorted()
                        .toList());
        assertEquals(
                1,
                query.ask(Question.about(CallEvent.KIND, Map.of())).records().stream()
                        .map(CallRecord::sessionId)
                        .distinct()
                        .count());
    }
}
