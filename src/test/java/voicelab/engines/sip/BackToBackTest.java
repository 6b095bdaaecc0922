package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** The pattern of a back-to-back user agent: two calls, each event of one passed to the other. Phone .21, B2BUA .22, far .23. */
class BackToBackTest {
    /** Passes one side's events to the other. */
    private static final class Leg implements CallListener {
        private Call other;

        @Override
        public void progress(Call call, SipPacket response) {
            other.progress(
                    SipReply.of(response.status()).body(response.content().orElse(null)));
        }

        @Override
        public void answered(Call call, SipPacket response) {
            other.answer(response.content().orElse(null));
        }

        @Override
        public void failed(Call call, SipPacket response) {
            other.reject(SipReply.of(response.status()).reason(response.reason()));
        }

        @Override
        public void cancelled(Call call) {
            other.hangUp(new SipHeader("Reason", "SIP;cause=487"));
        }

        @Override
        public void ended(Call call, SipPacket bye) {
            other.hangUp();
        }

        @Override
        public boolean request(Call call, ServerTransaction request) {
            if (!request.request().is("INFO")) return false;
            other.request("INFO", List.of(), request.request().content().orElse(null))
                    .thenAccept(answer -> request.respond(answer.status()));
            return true;
        }
    }

    private final SipHouse house = new SipHouse();
    private final Events phoneSees = new Events();
    private final Events farSees = new Events() {
        @Override
        public boolean request(Call call, ServerTransaction request) {
            if (request.request().is("INFO")) request.respond(202);
            return request.request().is("INFO");
        }
    };
    private final AtomicReference<Call> far = new AtomicReference<>();
    private UserAgent phone;
    private UserAgent middleAgent;

    @BeforeEach
    void open() throws Exception {
        SipNode farNode = house.node(23, SipHouse.QUICK);
        UserAgent farAgent = new UserAgent(farNode, "far");
        farNode.handle(transaction -> {
                    far.set(farAgent.incoming(transaction, farSees));
                    far.get().progress(SipReply.of(180));
                    return true;
                })
                .listen(SipHouse.at(23, 5060), Transport.TCP);
        SipNode middle = house.node(22, SipHouse.QUICK);
        middleAgent = new UserAgent(middle, "b2b");
        middle.handle(transaction -> {
                    if (!transaction.request().is("INVITE")) return false;
                    Leg in = new Leg();
                    Leg out = new Leg();
                    Call a = middleAgent.incoming(transaction, in);
                    SipOrder order = SipOrder.invite("sip:far@127.32.0.23;transport=tcp")
                            .from(transaction
                                    .request()
                                    .header("From")
                                    .map(BackToBackTest::untagged)
                                    .orElse(""))
                            .body(a.remoteSdp().orElse(null));
                    out.other = a;
                    in.other = middleAgent.call(order, out);
                    return true;
                })
                .listen(SipHouse.at(22, 5060), Transport.UDP);
        phone = new UserAgent(house.open(21, SipHouse.QUICK, transaction -> false), "phone");
    }

    private static String untagged(String from) {
        return from.substring(0, from.indexOf(";tag="));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Call call() throws Exception {
        Call call = phone.call(
                SipOrder.invite("sip:9000@127.32.0.22")
                        .from("\"P\" <sip:phone@lab>")
                        .sdp("v=0 offer"),
                phoneSees);
        assertEquals("progress 180", phoneSees.next());
        return call;
    }

    @Test
    void a_call_crosses_two_dialogs_and_two_transports() throws Exception {
        Call call = call();
        assertEquals("v=0 offer", far.get().remoteSdp().orElseThrow().text());
        assertEquals("\"P\" <sip:phone@lab>", untagged(far.get().invite().from()));
        far.get().answer(SipContent.sdp("v=0 answer"));
        assertEquals("answered v=0 answer", phoneSees.next());
        assertEquals("acknowledged", farSees.next());
        assertEquals(
                202,
                call.request("INFO", List.of(), null).get(5, TimeUnit.SECONDS).status());
        far.get().hangUp();
        assertEquals("ended", phoneSees.next());
        SipHouse.await("no call is left", () -> middleAgent.callCount() == 0 && phone.callCount() == 0);
    }

    @Test
    void a_cancel_and_a_refusal_cross_too() throws Exception {
        Call call = call();
        call.cancel();
        assertEquals("cancelled", farSees.next());
        assertEquals("failed 487", phoneSees.next());
        call();
        far.get().reject(SipReply.of(486).reason("Away"));
        assertEquals("failed 486", phoneSees.next());
        assertEquals("Away", phoneSees.last.reason());
        SipHouse.await("no call is left", () -> middleAgent.callCount() == 0);
    }
}
