package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;
import voicelab.standin.PhoneCall;

/** What somebody at 127.0.0.1 with a SIP stack of his own gets from the SBC and SIP Server. */
class OutsideTest {
    private static final String SBC = "127.36.4.18";
    private static final String SIP_SERVER = "127.36.4.17";
    private static PeersLab lab;
    private static NioEventLoopGroup loops;
    private static SipNode node;
    private static UserAgent agent;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(4);
        loops = new NioEventLoopGroup(1);
        InetAddress here = InetAddress.getLoopbackAddress();
        node = new SipNode(new SipOutfit(
                loops.next(),
                new Dialer(here),
                Passages.NONE,
                new Deaf(),
                Ticker.REAL,
                new Random(1),
                SipSettings.DEFAULTS));
        agent = new UserAgent(node, "outside");
        node.listen(new InetSocketAddress(here, 0), Transport.UDP, Transport.TCP);
    }

    @AfterAll
    static void close() {
        node.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    private static SipPeer peer(String host, int port, Transport transport) {
        return new SipPeer(new InetSocketAddress(host, port), transport);
    }

    private static SipPacket send(SipOrder order, SipPeer peer) throws Exception {
        return soon(node.send(order.via(peer)));
    }

    @ParameterizedTest
    @CsvSource({
        SBC + ",5060,UDP",
        SBC + ",5060,TCP",
        SIP_SERVER + ",5060,UDP",
        SIP_SERVER + ",5060,TCP",
        SIP_SERVER + ",5090,TCP"
    })
    void options_is_answered(String host, int port, Transport transport) throws Exception {
        assertEquals(
                200,
                send(SipOrder.of("OPTIONS", "sip:" + host), peer(host, port, transport))
                        .status());
    }

    @Test
    void the_sbc_is_no_registrar() throws Exception {
        SipPacket answer = send(SipOrder.of("REGISTER", "sip:" + SBC), peer(SBC, 5060, Transport.UDP));
        assertEquals(405, answer.status());
        assertTrue(answer.header("Allow").isPresent());
    }

    @Test
    void a_binding_can_be_asked_for_and_is_gone_when_the_labs_time_has_passed() throws Exception {
        SipPeer server = peer(SIP_SERVER, 5060, Transport.TCP);
        SipOrder register = SipOrder.of("REGISTER", "sip:" + SIP_SERVER).to("<sip:5555@" + SIP_SERVER + ">");
        String contact = "<sip:5555@127.0.0.1:7777>";
        assertEquals(
                200,
                send(register.with("Contact", contact).with("Expires", "120"), server)
                        .status());
        SipPacket asked = send(register, server);
        assertEquals(
                "sip:5555@127.0.0.1:7777", asked.addresses("Contact").get(0).uri());
        lab.lab.clock().move(Duration.ofMinutes(3));
        assertTrue(send(register, server).addresses("Contact").isEmpty());
    }

    private static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=- 5 1 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 7800 RTP/AVP 8 101",
            "a=rtpmap:101 telephone-event/8000",
            "m=video 7802 RTP/AVP 96",
            "a=rtpmap:96 VP8/90000",
            "");

    private static SipOrder invite(String number) {
        return SipOrder.invite("sip:" + number + "@" + SBC).via(peer(SBC, 5060, Transport.UDP));
    }

    @Test
    void an_offer_of_audio_and_video_is_answered_with_audio_at_the_sbc() throws Exception {
        Heard heard = new Heard();
        Call call = agent.call(invite("8001").sdp(OFFER), heard);
        SipPacket answer = heard.next("answered");
        String sdp = answer.sdp().orElseThrow().text();
        assertTrue(sdp.contains("c=IN IP4 " + SBC), sdp);
        assertTrue(sdp.contains("m=video 0 "), sdp);
        assertTrue(sdp.contains(" RTP/AVP 8 101"), sdp);
        call.hangUp();
    }

    @Test
    void an_offer_that_is_no_sdp_is_answered_488() throws Exception {
        Heard heard = new Heard();
        agent.call(invite("8001").sdp("v=0\r\nnonsense"), heard);
        assertEquals(488, heard.next("failed").status());
    }

    @Test
    void an_invite_without_an_offer_gets_the_phones_and_its_answer_comes_with_the_ack() throws Exception {
        assertEquals(200, soon(lab.phone(2).register("tcp")));
        Heard heard = new Heard();
        Call call = agent.call(invite("7002"), heard);
        SipPacket answered = heard.next("answered");
        String offer = answered.sdp().orElseThrow().text();
        assertTrue(offer.contains("c=IN IP4 " + SBC), offer);
        call.acknowledge(SipContent.sdp(OFFER.substring(0, OFFER.indexOf("m=video"))));
        PhoneCall phone = lab.phone(2).calls().get(0);
        assertEquals(200, soon(phone.answered()));
        // and a session refresh of the same kind
        phone.hangUp();
        heard.next("ended");
    }

    @Test
    void a_loop_of_back_to_back_agents_comes_to_an_end() throws Exception {
        Heard heard = new Heard();
        agent.call(invite("8001").sdp(OFFER).inSequence("loop" + "~1".repeat(30), 1), heard);
        assertEquals(483, heard.next("failed").status());
    }

    @Test
    void calls_that_end_at_any_moment_leave_nothing() throws Exception {
        Random random = new Random(36);
        for (int i = 0; i < 150; i++) {
            PhoneCall call = lab.phone(1 + i % 2).dial("8001", "sbc", i % 3 == 0 ? "tcp" : "udp");
            loops.schedule(call::hangUp, random.nextInt(40), TimeUnit.MILLISECONDS);
            if (i % 8 == 7) soon(call.ended());
        }
        for (int n = 1; n <= 2; n++) for (PhoneCall call : lab.phone(n).calls()) soon(call.ended());
        for (int n = 1; n <= 2; n++) {
            int each = n;
            assertTrue(MediaPlatform.within(
                    SOON, () -> lab.gvp(each).calls.stream().allMatch(c -> c.over.isDone())));
        }
    }

    /** What a call's other side said. */
    private static final class Heard implements CallListener {
        private record Said(String what, SipPacket packet) {}

        private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();

        @Override
        public void answered(Call call, SipPacket response) {
            said.add(new Said("answered", response));
        }

        @Override
        public void failed(Call call, SipPacket response) {
            said.add(new Said("failed", response));
        }

        @Override
        public void ended(Call call, SipPacket bye) {
            said.add(new Said("ended", bye));
        }

        SipPacket next(String what) throws InterruptedException {
            Said next = said.poll(10, TimeUnit.SECONDS);
            assertEquals(what, next == null ? "nothing" : next.what());
            return next.packet();
        }
    }

    /** Nobody keeps what reaches the outside. */
    private static final class Deaf implements Arrivals {
        @Override
        public void arrived(Parcel parcel, Hop hop) {}

        @Override
        public void malformed(Hop hop, String protocol, String problem) {}

        @Override
        public void unsupported(Hop hop, String protocol, String what) {}

        @Override
        public void bug(String where, Throwable error) {
            throw new AssertionError(where, error);
        }
    }
}
