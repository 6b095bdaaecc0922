package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.resourcemanager.PairLab.id;
import static voicelab.systems.resourcemanager.PairLab.soon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.FrameClient;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.SipOrder;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.records.FieldNames;

/** What a pair counts and times together, and whom it does not listen to. */
class PairLimitsTest extends PairTestCase {
    @Test
    void a_limit_counts_the_calls_of_both_nodes() throws Exception {
        Call first = soon(pair.call(1, "8002"));
        pair.told(first);
        Call second = soon(pair.call(2, "8002"));
        pair.told(second);
        for (int n = 1; n <= 2; n++) {
            int node = n;
            ExecutionException refused =
                    Assertions.assertThrows(ExecutionException.class, () -> soon(pair.call(node, "8002")));
            assertEquals("486", refused.getCause().getMessage());
        }
        over(first);
        pair.toldOver(first);
        Call third = soon(pair.call(2, "8002"));
        over(second);
        over(third);
        for (Call each : List.of(first, second, third)) pair.one(each);
    }

    private Call timed() throws Exception {
        SipOrder order = SipOrder.invite("sip:8001@rm").via(pair.rm(1)).sdp("v=0 offer");
        Call call = soon(pair.call(order.with("Supported", "timer").with("Session-Expires", "300")));
        pair.told(call);
        return call;
    }

    @Test
    void the_survivor_ends_a_call_that_nobody_refreshes_and_keeps_one_that_is_refreshed() throws Exception {
        for (int n = 1; n <= 2; n++) pair.mcp(n).sessionExpires = "300;refresher=uac";
        Call silent = timed();
        Call refreshed = timed();
        long since = pair.lab.journal().last();
        assertTrue(pair.lab.stop(id("resource-manager", 1)));
        pair.event(since, id("resource-manager", 2), "both sockets to node 1 are closed");
        pair.lab.running().clock().move(Duration.ofSeconds(200));
        assertEquals(200, soon(refreshed.request("UPDATE", List.of(), null)).status());
        pair.lab.running().clock().move(Duration.ofSeconds(150));
        pair.event(since, id("resource-manager", 2), "call ended: failed (session timer expired)");
        assertEquals(1, pair.callsAt(2));
        over(refreshed);
        pair.one(refreshed);
        assertEquals(
                "failed", pair.records(pair.session(silent)).get(0).fields().get(FieldNames.RESULT));
    }

    @Test
    void a_stranger_at_the_port_for_the_peer_is_refused_in_words_and_changes_nothing() throws Exception {
        try (FrameClient stranger = pair.stranger(2)) {
            soon(stranger.start());
            FrameMessage early = FrameMessage.named("RequestKeepSessions").build();
            assertEquals("EventError not-joined", refused(stranger, early));
            FrameMessage other = FrameMessage.named("RequestJoinPair")
                    .put("node", 7)
                    .put("life", "1")
                    .build();
            assertEquals("EventError bad-request", refused(stranger, other));
        }
        Call call = soon(pair.call(1, "8001"));
        pair.told(call);
        over(call);
        pair.one(call);
    }

    private static String refused(FrameClient stranger, FrameMessage request) throws Exception {
        FrameMessage answer = soon(stranger.request(request, PairLab.SOON));
        return answer.messageName() + " " + answer.text("errorCode").orElse("");
    }
}
