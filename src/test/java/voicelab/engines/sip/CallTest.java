package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Calls between two user agents. */
class CallTest {
    private final SipHouse house = new SipHouse();
    private final Events callerSees = new Events();
    private final Events calleeSees = new Events();
    private final AtomicReference<Call> came = new AtomicReference<>();

    @AfterEach
    void close() {
        house.close();
    }

    private UserAgent callee(CallListener listener) throws Exception {
        SipNode node = house.node(2, SipHouse.QUICK);
        UserAgent agent = new UserAgent(node, "callee");
        node.handle(transaction -> {
                    if (!transaction.request().is("INVITE")) return false;
                    came.set(agent.incoming(transaction, listener));
                    came.get().progress(SipReply.of(180));
                    return true;
                })
                .listen(SipHouse.at(2, 5060), Transport.UDP, Transport.TCP);
        return agent;
    }

    private UserAgent caller() throws Exception {
        return new UserAgent(house.open(1, SipHouse.QUICK, transaction -> false), "caller");
    }

    private static SipOrder order(Transport transport) {
        return SipOrder.invite("sip:8001@127.32.0.2")
                .via(SipHouse.peer(2, transport))
                .sdp("v=0 offer");
    }

    private Call answered(UserAgent caller, Transport transport) throws Exception {
        Call call = caller.call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        came.get().answer(SipContent.sdp("v=0 answer"));
        assertEquals("answered v=0 answer", callerSees.next());
        assertEquals("acknowledged", calleeSees.next());
        return call;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_call_is_answered_and_ended_by_its_caller(Transport transport) throws Exception {
        UserAgent callee = callee(calleeSees);
        UserAgent caller = caller();
        Call call = answered(caller, transport);
        assertEquals("v=0 offer", came.get().remoteSdp().orElseThrow().text());
        SipPacket answer =
                call.bye(List.of(new SipHeader("X-Why", "enough")), null).get(5, TimeUnit.SECONDS);
        assertEquals(200, answer.status());
        assertEquals("ended", calleeSees.next());
        assertEquals("enough", calleeSees.last.header("x-why").orElseThrow());
        SipHouse.await("no call is left", () -> callee.callCount() == 0 && caller.callCount() == 0);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_call_is_ended_by_its_callee(Transport transport) throws Exception {
        UserAgent callee = callee(calleeSees);
        UserAgent caller = caller();
        Call call = answered(caller, transport);
        SipPacket answer =
                came.get().bye(List.of(), SipContent.of("text/plain", "bye")).get(5, TimeUnit.SECONDS);
        assertEquals(200, answer.status());
        assertFalse(answer.isLocal());
        assertEquals("ended", callerSees.next());
        assertEquals("bye", callerSees.last.content().orElseThrow().text());
        assertEquals(Call.State.ENDED, call.state());
        SipHouse.await("no call is left", () -> callee.callCount() == 0 && caller.callCount() == 0);
    }

    /** RFC 3261 section 15. An INVITE without an offer, so that its ACK waits for the caller's answer. */
    private Call hungUpBeforeTheAck(Transport transport) throws Exception {
        callee(calleeSees);
        SipOrder order = SipOrder.invite("sip:8001@127.32.0.2").via(SipHouse.peer(2, transport));
        Call call = caller().call(order, callerSees);
        assertEquals("progress 180", callerSees.next());
        came.get().answer(SipContent.sdp("v=0 offer"));
        assertEquals("answered v=0 offer", callerSees.next());
        came.get().hangUp();
        SipHouse.await("the 200 is repeated", () -> came.get().core.retransmitted > 0);
        assertEquals(0, callerSees.seen.size(), "no BYE yet");
        assertEquals(Call.State.ENDED, came.get().state());
        return call;
    }

    private boolean acknowledged() {
        return house.arrived.stream().anyMatch(each -> each.startsWith("ACK"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void the_bye_of_a_callee_waits_for_the_ack(Transport transport) throws Exception {
        Call call = hungUpBeforeTheAck(transport);
        call.acknowledge(SipContent.sdp("v=0 answer"));
        assertEquals("ended", callerSees.next());
        assertTrue(acknowledged());
        assertEquals(0, calleeSees.seen.size(), "who has hung up is told no more");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void the_bye_of_a_callee_goes_out_when_no_ack_comes(Transport transport) throws Exception {
        hungUpBeforeTheAck(transport);
        assertEquals("ended", callerSees.next());
        assertFalse(acknowledged());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void both_sides_may_hang_up_before_the_ack(Transport transport) throws Exception {
        Call call = hungUpBeforeTheAck(transport);
        SipPacket answer = call.bye(List.of(), null).get(5, TimeUnit.SECONDS);
        assertEquals(200, answer.status());
        SipHouse.await("no call is left", () -> came.get().agent.callCount() == 0 && call.agent.callCount() == 0);
    }

    @Test
    void a_reset_forgets_the_bye_that_waits() throws Exception {
        hungUpBeforeTheAck(Transport.UDP);
        came.get().agent.reset();
        SipHouse.await("the 200 is given up", () -> came.get().core.transactions.serverCount() == 0);
        assertEquals(0, callerSees.seen.size(), "no BYE");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_rejected_call_gives_its_code_and_headers(Transport transport) throws Exception {
        callee(calleeSees);
        caller().call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        came.get().reject(SipReply.of(486).reason("Not Now").with("Reason", "Q.850;cause=17"));
        assertEquals("failed 486", callerSees.next());
        assertEquals("Not Now", callerSees.last.reason());
        assertEquals("Q.850;cause=17", callerSees.last.header("Reason").orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_cancelled_call_is_answered_487(Transport transport) throws Exception {
        callee(calleeSees);
        Call call = caller().call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        call.cancel(new SipHeader("Reason", "SIP;cause=200"));
        assertEquals("cancelled", calleeSees.next());
        assertEquals("failed 487", callerSees.next());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void an_answer_that_crosses_the_cancel_is_hung_up(Transport transport) throws Exception {
        callee(calleeSees);
        Call call = caller().call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        // both on the one loop: the answer is on the wire before the CANCEL is read
        house.loops.next().submit(() -> {
            call.cancel();
            came.get().answer(SipContent.sdp("v=0 answer"));
        });
        assertEquals("failed 200", callerSees.next());
        assertEquals("acknowledged", calleeSees.next());
        assertEquals("ended", calleeSees.next());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void requests_inside_the_dialog_go_both_ways(Transport transport) throws Exception {
        Events callee = new Events() {
            @Override
            public boolean request(Call call, ServerTransaction request) {
                if (request.request().is("INFO"))
                    request.respond(SipReply.of(200).body(SipContent.of("a/b", "done")));
                if (request.request().is("INVITE"))
                    request.respond(SipReply.of(200).sdp("v=0 again"));
                return !request.request().is("BYE");
            }
        };
        callee(callee);
        Call call = caller().call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        came.get().answer(SipContent.sdp("v=0 answer"));
        assertEquals("answered v=0 answer", callerSees.next());
        assertEquals("acknowledged", callee.next());
        SipPacket info = call.request("INFO", List.of(), SipContent.of("application/x", "1"))
                .get(5, TimeUnit.SECONDS);
        assertEquals("done", info.content().orElseThrow().text());
        SipPacket again = call.reoffer(SipContent.sdp("v=0 hold")).get(5, TimeUnit.SECONDS);
        assertEquals("v=0 again", again.sdp().orElseThrow().text());
        assertEquals("reacknowledged", callee.next());
        assertEquals("v=0 hold", came.get().remoteSdp().orElseThrow().text());
        // the caller's listener takes nothing: INFO 501, re-INVITE 488
        assertEquals(
                501,
                came.get()
                        .request("INFO", List.of(), null)
                        .get(5, TimeUnit.SECONDS)
                        .status());
        assertEquals(
                488,
                came.get().reoffer(SipContent.sdp("x")).get(5, TimeUnit.SECONDS).status());
        assertEquals(Call.State.ANSWERED, call.state());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_late_offer_is_answered_in_the_ack(Transport transport) throws Exception {
        callee(calleeSees);
        Call call = caller().call(SipOrder.invite("sip:8001@127.32.0.2").via(SipHouse.peer(2, transport)), callerSees);
        assertEquals("progress 180", callerSees.next());
        came.get().answer(SipContent.sdp("v=0 late offer"));
        assertEquals("answered v=0 late offer", callerSees.next());
        call.acknowledge(SipContent.sdp("v=0 late answer"));
        assertEquals("acknowledged", calleeSees.next());
        assertEquals("v=0 late answer", came.get().remoteSdp().orElseThrow().text());
    }
}
