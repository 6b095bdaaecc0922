package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.resourcemanager.PairLab.id;
import static voicelab.systems.resourcemanager.PairLab.soon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.SipOrder;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.FieldNames;

/** Two Resource Managers in step, over real sockets; what becomes of calls when one of them or the link between them is lost. */
class PairTest extends PairTestCase {
    @Test
    void both_nodes_are_named_while_the_pair_is_in_step_and_one_while_it_is_not() throws Exception {
        Call second = soon(pair.call(2, "8001"));
        assertTrue(PairLab.mentions(invite(second), "gvp.rm.datanodes=2|1;"));
        assertTrue(PairLab.mentions(invite(second), ";lr;gvp.rm.datanodes=2;idtag="));
        for (int n = 1; n <= 2; n++) for (String id : List.of("20109", "20132", "20140")) pair.awaitLog(n, id);
        long since = pair.lab.journal().last();
        pair.lab.fault("x-9=cut");
        for (int n = 1; n <= 2; n++) pair.event(since, id("resource-manager", n), "both sockets to node");
        for (int n = 1; n <= 2; n++) pair.awaitLog(n, "20150");
        Call alone = soon(pair.call(1, "8001"));
        assertTrue(PairLab.mentions(invite(alone), "gvp.rm.datanodes=1;"));
        over(second);
        over(alone);
        pair.one(second);
        pair.one(alone);
    }

    @Test
    void all_legs_of_one_id_are_on_one_resource_whichever_node_they_reach() throws Exception {
        for (int i = 0; i < 12; i++) {
            // at the same moment, to both
            CompletableFuture<Call> one = pair.call(1 + i % 2, "conf=room-" + i);
            CompletableFuture<Call> other = pair.call(2 - i % 2, "conf=room-" + i);
            Call first = soon(one);
            Call second = soon(other);
            assertEquals(invite(first).destination(), invite(second).destination());
            Call third = soon(pair.call(1 + i % 2, "conf=room-" + i));
            assertEquals(invite(first).destination(), invite(third).destination());
            for (Call each : List.of(first, second, third)) over(each);
        }
    }

    @Test
    void a_call_whose_node_is_killed_goes_on_through_the_other_and_is_billed_once() throws Exception {
        Call call = soon(pair.call(1, "8001"));
        Call there = pair.latest(call);
        pair.told(call);
        long since = pair.lab.journal().last();
        assertTrue(pair.lab.stop(id("resource-manager", 1)));
        pair.event(since, id("resource-manager", 2), "both sockets to node 1 are closed");

        assertEquals(501, soon(call.request("INFO", List.of(), null)).status());
        assertEquals(501, soon(there.request("INFO", List.of(), null)).status());
        assertEquals(200, soon(there.bye(List.of(), null)).status());

        String session = pair.session(call);
        assertEquals("resource-manager-2", pair.records(session).get(0).fields().get(FieldNames.NODE));
        since = pair.lab.journal().last();
        assertEquals(List.of(), pair.lab.start(id("resource-manager", 1)));
        pair.inStep(since, 1);
        pair.one(call);
        assertEquals(0, pair.calls());
    }

    @Test
    void a_node_that_comes_back_knows_the_calls_of_its_earlier_life_and_bills_one_that_ends_there() throws Exception {
        Call call = soon(pair.call(1, "8001"));
        pair.told(call);
        long since = pair.lab.journal().last();
        assertTrue(pair.lab.stop(id("resource-manager", 1)));
        assertEquals(List.of(), pair.lab.start(id("resource-manager", 1)));
        pair.event(since, id("resource-manager", 2), "node 1 began anew: its 1 calls are node 2's now");
        pair.inStep(since, 1);
        // the route names node 1, and it answers again
        over(call);
        String session = pair.session(call);
        assertEquals("resource-manager", pair.records(session).get(0).fields().get(FieldNames.NODE));
        pair.toldOver(call);
        pair.one(call);
        assertEquals(0, pair.calls());
    }

    @Test
    void what_ends_while_the_nodes_do_not_hear_each_other_is_over_at_both_afterwards() throws Exception {
        Call call = soon(pair.call(1, "8002"));
        pair.told(call);
        long since = pair.lab.journal().last();
        pair.lab.fault("x-9=cut");
        pair.event(since, id("resource-manager", 2), "both sockets to node 1 are closed; 1 of its calls are kept");
        over(call);
        Call later = soon(pair.call(2, "8002"));
        pair.one(call);
        since = pair.lab.journal().last();
        pair.lab.faults().mendAll();
        for (int n = 1; n <= 2; n++) pair.inStep(since, n);
        // one is left, and both know which
        assertEquals(1, pair.calls());
        over(later);
        pair.one(call);
        pair.one(later);
    }

    @Test
    void a_call_that_was_being_set_up_is_tried_at_the_other_node_and_leaves_one_record() throws Exception {
        pair.mcp(1).hold = true;
        pair.mcp(2).hold = true;
        SipOrder order = SipOrder.invite("sip:8001@rm")
                .sdp("v=0 offer")
                .with("X-Genesys-CallUUID", "0123456789ABCDEF0123456789ABCDEF");
        CompletableFuture<Call> first = pair.call(order.via(pair.rm(1)));
        JournalEntry ringing = pair.journal(
                "the first try known to node 2",
                e -> e.link().equals("x-9")
                        && e.kind() == Kind.ARRIVED
                        && PairLab.mentions(e, "0123456789ABCDEF0123456789ABCDEF"));
        long since = ringing.seq();
        assertTrue(pair.lab.stop(id("resource-manager", 1)));
        ExecutionException failed = Assertions.assertThrows(ExecutionException.class, () -> soon(first));
        assertEquals("503", failed.getCause().getMessage());
        pair.event(since, id("resource-manager", 2), "both sockets to node 1 are closed");
        pair.mcp(1).hold = false;
        pair.mcp(2).hold = false;
        Call second = soon(pair.call(order.via(pair.rm(2))));
        pair.event(since, id("resource-manager", 2), "is over: its call is tried here");
        over(second);
        pair.one(second);
        String lost = ringing.field("gvp-session-id");
        since = pair.lab.journal().last();
        assertEquals(List.of(), pair.lab.start(id("resource-manager", 1)));
        pair.inStep(since, 1);
        assertEquals(List.of(), pair.recordsNow(lost));
        assertEquals(0, pair.calls());
    }

    @Test
    void a_call_that_failed_at_one_node_and_is_tried_at_the_other_leaves_one_record() throws Exception {
        SipOrder order = refusedAtNode1("00112233445566778899AABBCCDDEEFF");
        String failed = lost("00112233445566778899AABBCCDDEEFF");
        long since = pair.lab.journal().last();
        Call second = soon(pair.call(order.via(pair.rm(2))));
        pair.event(since, id("resource-manager", 1), "which failed here: no record of this try");
        over(second);
        pair.one(second);
        pair.lab.running().clock().move(Duration.ofSeconds(6));
        assertEquals(List.of(), pair.recordsNow(failed));
    }

    @Test
    void a_call_that_failed_at_one_node_and_is_tried_nowhere_else_leaves_its_record_a_little_later() throws Exception {
        refusedAtNode1("FFEEDDCCBBAA99887766554433221100");
        String failed = lost("FFEEDDCCBBAA99887766554433221100");
        assertEquals(List.of(), pair.recordsNow(failed));
        pair.lab.running().clock().move(Duration.ofSeconds(6));
        assertEquals("failed", ((Cdr) pair.records(failed).get(0)).result());
    }

    private SipOrder refusedAtNode1(String uuid) throws Exception {
        for (int n = 1; n <= 2; n++) pair.mcp(n).refuse = 503;
        SipOrder order = SipOrder.invite("sip:8001@rm").sdp("v=0 offer").with("X-Genesys-CallUUID", uuid);
        CompletableFuture<Call> first = pair.call(order.via(pair.rm(1)));
        ExecutionException failed = Assertions.assertThrows(ExecutionException.class, () -> soon(first));
        assertEquals("503", failed.getCause().getMessage());
        for (int n = 1; n <= 2; n++) pair.mcp(n).refuse = 0;
        return order;
    }

    /** The session of a call that the pair spoke of. */
    private String lost(String uuid) throws Exception {
        return pair.journal(
                        "the other node told of " + uuid,
                        e -> e.link().equals("x-9") && e.kind() == Kind.ARRIVED && PairLab.mentions(e, uuid))
                .field("gvp-session-id");
    }
}
