package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;

/** SUBSCRIBE and NOTIFY of {@code x-genesys-mediaserver-status} (RFC 6665), with a subscriber outside the lab. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionTest {
    private static final InstanceId SECOND = new InstanceId(new SystemId("mcp"), 2);
    private final BlockingQueue<SipPacket> notices = new LinkedBlockingQueue<>();
    private volatile int answer = 200;
    private RmLab rm;

    @BeforeAll
    void boot() throws Exception {
        rm = RmLab.boot("127.42.4.0/24", 2, """
                resource-manager: {health-every: 10s, health-misses: 1}
                gvp-config-server:
                """);
        rm.lab().clock().freeze();
        rm.node().handle(new SipHandler() {
            @Override
            public boolean request(ServerTransaction transaction) {
                if (!transaction.request().is("NOTIFY")) return false;
                transaction.respond(answer);
                notices.add(transaction.request());
                return true;
            }

            @Override
            public void ack(SipPacket ack, Hop hop) {}
        });
    }

    @BeforeEach
    void forget() {
        notices.clear();
        answer = 200;
    }

    @AfterAll
    void close() {
        rm.close();
    }

    private SipPacket subscribe(String callId, long cseq, String to, String... headers) throws Exception {
        String host = rm.outside.getHostAddress();
        SipOrder order = SipOrder.of("SUBSCRIBE", "sip:rm")
                .from("<sip:server@" + host + ">;tag=" + callId)
                .to(to)
                .via(SipPeer.tcp(rm.resourceManager()))
                .inSequence(callId, cseq)
                .with("Contact", "<sip:server@" + host + ":5060>");
        for (int i = 0; i < headers.length; i += 2) order = order.with(headers[i], headers[i + 1]);
        return rm.node().send(order).get(10, TimeUnit.SECONDS);
    }

    private SipPacket subscribe(String callId) throws Exception {
        SipPacket accepted =
                subscribe(callId, 1, "<sip:rm>", "Event", "x-genesys-mediaserver-status", "Expires", "600");
        assertEquals(200, accepted.status());
        assertEquals("600", accepted.header("Expires").orElseThrow());
        return accepted;
    }

    private SipPacket notice() throws InterruptedException {
        SipPacket notice = notices.poll(10, TimeUnit.SECONDS);
        if (notice == null) throw new AssertionError("no NOTIFY");
        return notice;
    }

    private static String state(SipPacket notice) {
        return notice.header("Subscription-State").orElseThrow();
    }

    private static String body(SipPacket notice) {
        return notice.content().orElseThrow().text();
    }

    @Test
    void a_subscriber_is_told_at_once_and_whenever_a_resource_comes_or_goes() throws Exception {
        SipPacket accepted = subscribe("S1");
        SipPacket first = notice();
        assertEquals("S1", first.toTag());
        assertEquals(accepted.toTag(), first.fromTag());
        assertEquals("S1", first.callId());
        assertEquals("x-genesys-mediaserver-status", first.header("Event").orElseThrow());
        assertEquals(
                "application/x-genesys-mediaserver-status",
                first.header("Content-Type").orElseThrow());
        assertEquals("active;expires=600", state(first));
        assertTrue(body(first).contains("resource mcp-2 state=AVAILABLE active=0 capacity=500"), body(first));
        rm.lab().rooms().stop(SECOND);
        rm.pass(Duration.ofSeconds(10));
        SipPacket gone = notice();
        assertTrue(body(gone).contains("resource mcp-2 state=OFFLINE"), body(gone));
        assertTrue(gone.cseq() > first.cseq());
        rm.log(" 20148 ");
        assertEquals(List.of(), rm.lab().rooms().start(SECOND));
        rm.pass(Duration.ofSeconds(10));
        assertTrue(body(notice()).contains("resource mcp-2 state=AVAILABLE"));
        SipPacket ended = subscribe("S1", 2, accepted.to(), "Event", "x-genesys-mediaserver-status", "Expires", "0");
        assertEquals(200, ended.status());
        assertTrue(state(notice()).startsWith("terminated"));
        assertEquals(
                481,
                subscribe("S1", 3, accepted.to(), "Event", "x-genesys-mediaserver-status")
                        .status(),
                "it is over");
    }

    @Test
    void a_subscription_that_nobody_refreshes_ends() throws Exception {
        SipPacket accepted = subscribe("S2");
        notice();
        rm.pass(Duration.ofSeconds(400));
        assertEquals(
                200,
                subscribe("S2", 2, accepted.to(), "Event", "x-genesys-mediaserver-status", "Expires", "600")
                        .status());
        assertEquals("active;expires=600", state(notice()));
        rm.pass(Duration.ofSeconds(400));
        assertEquals(0, notices.size());
        rm.pass(Duration.ofSeconds(201));
        assertEquals("terminated;reason=timeout", state(notice()));
        assertTrue(rm.log("not refreshed").contains(" 20137 "));
    }

    @Test
    void a_subscriber_that_knows_nothing_of_it_is_struck_off() throws Exception {
        answer = 481;
        long since = rm.now();
        subscribe("S3");
        notice();
        rm.await(since, "subscriber sip:server@" + rm.outside.getHostAddress() + ":5060;transport=tcp is gone: 481");
    }

    @Test
    void other_events_and_bodies_are_refused_and_a_contact_that_leads_nowhere_does_no_harm() throws Exception {
        SipPacket event = subscribe("S4", 1, "<sip:rm>", "Event", "presence");
        assertEquals(489, event.status());
        assertEquals(
                "x-genesys-mediaserver-status", event.header("Allow-Events").orElseThrow());
        assertEquals(489, subscribe("S5", 1, "<sip:rm>").status());
        assertEquals(
                406,
                subscribe("S6", 1, "<sip:rm>", "Event", "x-genesys-mediaserver-status", "Accept", "text/plain")
                        .status());
        long since = rm.now();
        SipOrder lost = SipOrder.of("SUBSCRIBE", "sip:rm")
                .via(SipPeer.tcp(rm.resourceManager()))
                .with("Contact", "<sip:x@no-such-host>")
                .with("Event", "x-genesys-mediaserver-status");
        assertEquals(200, rm.node().send(lost).get(10, TimeUnit.SECONDS).status());
        rm.await(since, "is gone: its Contact leads nowhere");
    }
}
