package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Calls through a proxy node: caller .1, proxy .3, callee .2; .9 is nobody. */
class ProxyTest {
    private final SipHouse house = new SipHouse();
    private final Events callerSees = new Events();
    private final Events calleeSees = new Events();
    private final AtomicReference<Call> came = new AtomicReference<>();
    private final BlockingQueue<SipPacket> proxySaw = new LinkedBlockingQueue<>();
    private final AtomicReference<TargetChoice> choice = new AtomicReference<>();
    private UserAgent caller;
    private SipNode callee;
    private SipNode middle;

    @BeforeEach
    void open() throws Exception {
        callee = house.node(2, SipHouse.QUICK);
        UserAgent agent = new UserAgent(callee, "callee");
        callee.handle(transaction -> {
                    if (!transaction.request().is("INVITE")) return false;
                    came.set(agent.incoming(transaction, calleeSees));
                    came.get().progress(SipReply.of(180));
                    return true;
                })
                .listen(SipHouse.at(2, 5060), Transport.UDP, Transport.TCP);
        middle = house.node(3, SipHouse.QUICK.forProxy());
        Proxy proxy = new Proxy(middle);
        middle.handle(transaction -> {
                    proxySaw.add(transaction.request());
                    if (transaction.request().toTag() != null) proxy.follow(transaction);
                    else proxy.forward(transaction, choice.get());
                    return true;
                })
                .listen(SipHouse.at(3, 5060), Transport.UDP, Transport.TCP);
        caller = new UserAgent(house.open(1, SipHouse.QUICK, transaction -> false), "caller");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static SipOrder order(Transport transport) {
        return SipOrder.invite("sip:8001@lab").via(SipHouse.peer(3, transport)).sdp("v=0 offer");
    }

    private static ProxyTarget target(int octet, Transport transport) {
        return ProxyTarget.to(SipHouse.peer(octet, transport));
    }

    @ParameterizedTest
    @CsvSource({"UDP,UDP", "TCP,TCP", "UDP,TCP", "TCP,UDP"})
    void a_call_stays_on_its_record_route_both_ways(Transport in, Transport out) throws Exception {
        choice.set(TargetChoice.only(target(2, out)
                .uri("sip:dialog@127.32.0.2;voicexml=http%3a%2f%2fapp")
                .set("X-Genesys-GVP-Session-ID", "abc;gvp.rm.datanodes=1")
                .remove("Subject")
                .record("gvp.rm.datanodes=1;confinstid=5")));
        Call call = caller.call(order(in).with("Subject", "gone").with("X-Kept", "yes"), callerSees);
        assertEquals("progress 180", callerSees.next());
        SipPacket invite = came.get().invite();
        assertEquals("sip:dialog@127.32.0.2;voicexml=http%3a%2f%2fapp", invite.requestUri());
        assertEquals("abc", invite.fields().get("gvp-session-id"));
        assertTrue(invite.header("Subject").isEmpty());
        assertEquals("yes", invite.header("X-Kept").orElseThrow());
        assertEquals(69, invite.maxForwards());
        assertEquals(2, invite.headers("Via").size());
        assertTrue(invite.header("Record-Route").orElseThrow().contains(";lr;gvp.rm.datanodes=1;confinstid=5>"));
        came.get().answer(SipContent.sdp("v=0 answer"));
        assertEquals("answered v=0 answer", callerSees.next());
        assertEquals("acknowledged", calleeSees.next());
        proxySaw.clear();
        assertEquals(
                501,
                came.get()
                        .request("INFO", List.of(), null)
                        .get(5, TimeUnit.SECONDS)
                        .status());
        assertEquals("INFO", SipHouse.take(proxySaw).method());
        assertEquals(200, call.bye(List.of(), null).get(5, TimeUnit.SECONDS).status());
        SipPacket bye = SipHouse.take(proxySaw);
        assertEquals("BYE", bye.method());
        assertTrue(bye.hasRoute());
        assertEquals("ended", calleeSees.next());
        assertTrue(!calleeSees.last.hasRoute());
        SipHouse.await("nothing lingers", () -> middle.counts().serverTransactions() == 0);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void the_next_target_is_tried_when_one_fails_and_the_caller_hears_only_the_last(Transport transport)
            throws Exception {
        BlockingQueue<Integer> failures = new LinkedBlockingQueue<>();
        AtomicInteger count = new AtomicInteger();
        choice.set(failure -> {
            if (failure == null) return TargetChoice.tryNext(target(9, transport));
            failures.add(failure.status());
            return count.incrementAndGet() == 1
                    ? TargetChoice.tryNext(target(2, transport))
                    : TargetChoice.answer(SipReply.of(480).reason("Nobody Left"));
        });
        caller.call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        assertEquals(transport == Transport.TCP ? 503 : 408, SipHouse.take(failures));
        came.get().reject(SipReply.of(486));
        assertEquals("failed 480", callerSees.next());
        assertEquals("Nobody Left", callerSees.last.reason());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_cancel_goes_hop_by_hop(Transport transport) throws Exception {
        choice.set(TargetChoice.only(target(2, transport).record("")));
        Call call = caller.call(order(transport), callerSees);
        assertEquals("progress 180", callerSees.next());
        call.cancel();
        assertEquals("cancelled", calleeSees.next());
        assertEquals("failed 487", callerSees.next());
    }

    @Test
    void a_request_without_hops_left_is_answered_483() throws Exception {
        choice.set(TargetChoice.only(target(2, Transport.UDP)));
        SipNode raw = house.open(4, SipHouse.QUICK, transaction -> false);
        // our own orders always begin with 70: go round until it is used up
        choice.set(TargetChoice.only(target(3, Transport.UDP)));
        SipPacket answer = raw.send(SipOrder.of("MESSAGE", "sip:x@127.32.0.3")).get(8, TimeUnit.SECONDS);
        assertEquals(483, answer.status());
    }

    @Test
    void an_unknown_proxy_require_is_answered_420() throws Exception {
        choice.set(TargetChoice.only(target(2, Transport.UDP)));
        SipNode raw = house.open(4, SipHouse.QUICK, transaction -> false);
        SipPacket answer = raw.send(SipOrder.of("OPTIONS", "sip:x@127.32.0.3").with("Proxy-Require", "nonsense"))
                .get(8, TimeUnit.SECONDS);
        assertEquals(420, answer.status());
        assertEquals("nonsense", answer.header("Unsupported").orElseThrow());
    }
}
