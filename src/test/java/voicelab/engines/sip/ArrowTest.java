package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Calls over an arrow that is watched and bent: caller .1 has an arrow to callee .2. */
class ArrowTest {
    private final SipHouse house = new SipHouse();
    private final TestArrow arrow = new TestArrow();
    private final Events callerSees = new Events();
    private final Events calleeSees = new Events();
    private final AtomicReference<Call> came = new AtomicReference<>();
    private UserAgent caller;
    private SipNode callerNode;
    private SipNode callee;

    @BeforeEach
    void open() throws Exception {
        callee = house.node(2, SipHouse.QUICK);
        UserAgent agent = new UserAgent(callee, "callee");
        callee.handle(transaction -> {
                    if (!transaction.request().is("INVITE")) return false;
                    came.set(agent.incoming(transaction, calleeSees));
                    came.get().progress(SipReply.of(183).sdp("v=0 early"));
                    return true;
                })
                .listen(SipHouse.at(2, 5060), Transport.UDP, Transport.TCP);
        callerNode = house.node(1, SipHouse.QUICK, SipHouse.arrow(SipHouse.at(2, 5060), arrow));
        caller = new UserAgent(callerNode, "caller");
        callerNode.listen(SipHouse.at(1, 5060), Transport.UDP, Transport.TCP);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Call place(Transport transport) {
        return caller.call(
                SipOrder.invite("sip:8001@127.32.0.2")
                        .via(SipHouse.peer(2, transport))
                        .sdp("v=0 offer"),
                callerSees);
    }

    private Call answered(Transport transport) throws Exception {
        Call call = place(transport);
        assertEquals("progress 183", callerSees.next());
        came.get().answer(SipContent.sdp("v=0 answer"));
        assertEquals("answered v=0 answer", callerSees.next());
        assertEquals("acknowledged", calleeSees.next());
        return call;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everything_that_crosses_is_tapped_once_and_from_the_own_address(Transport transport) throws Exception {
        Call call = answered(transport);
        assertEquals(200, call.bye(List.of(), null).get(5, TimeUnit.SECONDS).status());
        List<String> out =
                arrow.out.stream().distinct().map(s -> s.split(" ")[0]).toList();
        assertEquals(List.of("INVITE", "ACK", "BYE"), out);
        List<String> back = arrow.back.stream().distinct().toList();
        assertEquals(List.of("183 Session Progress (INVITE)", "200 OK (INVITE)", "200 OK (BYE)"), back);
        arrow.hops.forEach(hop -> {
            assertEquals(SipHouse.at(1, 0).getAddress(), hop.local().getAddress());
            assertEquals(SipHouse.at(2, 5060), hop.remote());
            assertTrue(hop.local().getPort() > 0);
        });
        assertEquals("INVITE sip:8001@127.32.0.2", house.arrived.peek());
    }

    @Test
    void a_callee_without_an_arrow_of_its_own_uses_the_callers_over_udp() throws Exception {
        answered(Transport.UDP);
        assertEquals(
                200, came.get().bye(List.of(), null).get(5, TimeUnit.SECONDS).status());
        assertEquals("ended", callerSees.next());
        assertTrue(arrow.back.contains("BYE sip:caller@127.32.0.1:5060"), arrow.back::toString);
        assertTrue(arrow.out.contains("200 OK (BYE)"), arrow.out::toString);
    }

    @Test
    void a_lost_invite_is_sent_again() throws Exception {
        arrow.which = parcel -> parcel.summary().startsWith("INVITE");
        arrow.loseOut.set(2);
        answered(Transport.UDP);
        assertTrue(callerNode.counts().retransmitted() >= 2);
    }

    @Test
    void a_lost_200_is_sent_again_until_its_ack() throws Exception {
        arrow.which = parcel -> parcel.summary().startsWith("200");
        arrow.loseBack.set(2);
        answered(Transport.UDP);
        assertTrue(callee.counts().retransmitted() >= 2);
    }

    @Test
    void a_lost_ack_is_sent_again() throws Exception {
        arrow.which = parcel -> parcel.summary().startsWith("ACK");
        arrow.loseOut.set(1);
        answered(Transport.UDP);
        assertTrue(callee.counts().retransmitted() >= 1);
    }

    @Test
    void a_200_that_is_never_acknowledged_ends_the_call_with_a_bye() throws Exception {
        arrow.which = parcel -> parcel.summary().startsWith("ACK");
        arrow.loseOut.set(1000);
        place(Transport.UDP);
        assertEquals("progress 183", callerSees.next());
        came.get().answer(SipContent.sdp("v=0 answer"));
        assertEquals("answered v=0 answer", callerSees.next());
        assertEquals("ended without a BYE", calleeSees.next());
        assertEquals("ended", callerSees.next());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void doubled_messages_are_absorbed(Transport transport) throws Exception {
        arrow.copies = 2;
        Call call = answered(transport);
        assertEquals(200, call.bye(List.of(), null).get(5, TimeUnit.SECONDS).status());
        assertEquals("ended", calleeSees.next());
        assertTrue(callerSees.seen.isEmpty() && calleeSees.seen.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_call_over_a_cut_arrow_fails_at_once_with_503(Transport transport) throws Exception {
        arrow.cut("arrow x-1 (a -> b) is cut");
        long before = System.nanoTime();
        place(transport);
        assertEquals("failed 503", callerSees.next());
        assertTrue(System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(900));
        assertTrue(callerSees.last.isLocal());
        assertTrue(callerSees.last.header("Warning").orElseThrow().contains("arrow x-1 (a -> b) is cut"));
    }

    @Test
    void a_cut_in_mid_call_fails_what_is_under_way_and_mending_lets_new_calls_through() throws Exception {
        place(Transport.TCP);
        assertEquals("progress 183", callerSees.next());
        assertEquals(1, arrow.gate().openCount());
        arrow.cut("cut");
        assertEquals("failed 503", callerSees.next());
        assertEquals(0, arrow.gate().openCount());
        arrow.gate().bar(null);
        answered(Transport.TCP);
        assertEquals(1, arrow.gate().openCount());
    }

    @Test
    void one_connection_carries_all_calls() throws Exception {
        for (int i = 0; i < 5; i++) {
            Call call = answered(Transport.TCP);
            SipPacket answer = call.bye(List.of(), null).get(5, TimeUnit.SECONDS);
            assertEquals(200, answer.status());
            assertEquals("ended", calleeSees.next());
        }
        assertEquals(1, callee.counts().connections());
    }
}
