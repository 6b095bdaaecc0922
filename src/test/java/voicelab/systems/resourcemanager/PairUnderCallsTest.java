package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.resourcemanager.PairLab.id;
import static voicelab.systems.resourcemanager.PairLab.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.SipOrder;
import voicelab.journal.Kind;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.FieldNames;
import voicelab.protocols.sip.SipPacket;

/** A hundred calls through SIP Server over both nodes, one of which is killed while half of them are being set up. */
class PairUnderCallsTest {
    private static final int CALLS = 100;

    @Test
    void no_dialog_is_lost_when_one_node_is_killed_in_the_middle_and_each_call_has_one_record() throws Exception {
        try (PairLab pair = PairLab.boot("127.43.3.0/24")) {
            List<CompletableFuture<Call>> placed = new ArrayList<>();
            for (int i = 0; i < CALLS / 2; i++) placed.add(place(pair));
            for (CompletableFuture<Call> each : placed) soon(each);
            for (int i = CALLS / 2; i < CALLS; i++) placed.add(place(pair));
            assertTrue(pair.lab.stop(id("resource-manager", 1)));
            List<Call> calls = new ArrayList<>();
            for (CompletableFuture<Call> each : placed) calls.add(soon(each));
            assertTrue(through(pair, 1) >= CALLS / 4, "both had their share");
            // and those that come afterwards
            for (int i = 0; i < CALLS / 10; i++) calls.add(soon(place(pair)));

            int number = 0;
            for (Call each : calls) assertEquals(501, info(each), pair::tail);
            for (Call each : calls) assertEquals(200, end(pair, each, number++ % 2 == 0), pair::tail);

            pair.await("a record of each call", () -> billed(pair).keySet().containsAll(ids(calls)));
            long since = pair.lab.journal().last();
            assertEquals(List.of(), pair.lab.start(id("resource-manager", 1)));
            pair.inStep(since, 1);
            assertEquals(0, pair.calls());
            // what the killed one had not sent yet has come by now, and nothing twice
            Map<String, Integer> billed = billed(pair);
            for (Call each : calls) assertEquals(1, billed.get(each.callId()), () -> each.callId() + billed);
        }
    }

    private static CompletableFuture<Call> place(PairLab pair) {
        return pair.call(SipOrder.invite("sip:8001@lab").via(pair.trunk()).sdp("v=0 offer"));
    }

    private static int info(Call call) throws Exception {
        return soon(call.request("INFO", List.of(), null)).status();
    }

    /** By the caller, or by the resource. */
    private static int end(PairLab pair, Call call, boolean here) throws Exception {
        if (here) return soon(call.bye(List.of(), null)).status();
        Call there = pair.answered(call.callId());
        SipPacket answer = soon(there.bye(List.of(), null));
        return answer.status();
    }

    private static long through(PairLab pair, int rm) {
        return pair.lab.journal().since(0).stream()
                .filter(e -> e.link().equals("gvp-4") && e.kind() == Kind.SENT)
                .filter(e -> e.from().equals(id("resource-manager", rm).toString()))
                .filter(e -> e.field("method").equals("INVITE"))
                .count();
    }

    private static Set<String> ids(List<Call> calls) {
        return calls.stream().map(Call::callId).collect(Collectors.toSet());
    }

    /** How many RM records each call has, whatever its tries: SIP Server's legs are called as its caller's, with a number behind. */
    private static Map<String, Integer> billed(PairLab pair) {
        Map<String, Integer> billed = new TreeMap<>();
        for (CallRecord record : pair.records()) {
            String callId = record.fields().get(FieldNames.CALL_ID);
            billed.merge(callId.substring(0, callId.lastIndexOf('~')), 1, Integer::sum);
        }
        return billed;
    }
}
