package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.protocols.sip.SipPacket;

/** An MCP that is called directly, without a Resource Manager. */
class McpAloneTest {
    private static final String PAGE = "sip:dialog@mcp;voicexml=http%3a%2f%2fdas%2ffirst-call.vxml";
    private GvpLab lab;
    private Caller caller;

    @BeforeEach
    void boot() throws Exception {
        lab = GvpLab.boot("127.37.4.0/24", """
                profile: alone
                systems:
                  mcp: {most-sessions: 1}
                  das:
                    listeners: {HTTP: 10080}
                """);
        caller = new Caller(lab.outside(200));
    }

    @AfterEach
    void stop() {
        caller.close();
        long bugs = lab.lab().journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private SipPeer udp() {
        return SipPeer.udp(lab.mcp());
    }

    @Test
    void one_call_too_many_is_answered_503_until_a_place_is_free() throws Exception {
        Caller.Placed first = caller.call(PAGE, udp());
        first.up();
        SipPacket refusal = caller.call(PAGE, udp()).refusal();
        assertEquals(503, refusal.status());
        assertTrue(refusal.header("Retry-After").isPresent());
        first.call().hangUp();
        lab.await("call ended: completed");
        assertEquals(1, lab.mcpRoom().recentCalls().size());
        Caller.Placed next = caller.call(PAGE, udp());
        next.up();
        next.call().hangUp();
    }

    @Test
    void an_offer_without_a_common_codec_is_answered_488() throws Exception {
        String host = lab.outside(200).getHostAddress();
        SipOrder g729 = SipOrder.invite(PAGE)
                .via(udp())
                .with("Contact", "<sip:8000@" + host + ">")
                .sdp("v=0\r\no=- 1 1 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host
                        + "\r\nt=0 0\r\nm=audio 7000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n");
        SipPacket refusal = caller.node().send(g729).get(15, TimeUnit.SECONDS);
        assertEquals(488, refusal.status(), refusal.toString());
        assertTrue(refusal.header("Reason").orElse("").contains("PCMU"));
    }

    @Test
    void a_dialog_without_a_page_is_answered_400_and_options_200() throws Exception {
        assertEquals(400, caller.call("sip:dialog@mcp", udp()).refusal().status());
        assertEquals(404, caller.call("sip:8001@mcp", udp()).refusal().status());
        InetSocketAddress mcp = lab.mcp();
        SipPacket options = caller.node()
                .send(SipOrder.of("OPTIONS", "sip:mcp").via(SipPeer.tcp(mcp)))
                .get(15, TimeUnit.SECONDS);
        assertEquals(200, options.status());
    }

    @Test
    void a_closed_room_gives_back_its_ports_and_closing_twice_does_no_harm() throws Exception {
        caller.call(PAGE, udp()).up();
        lab.mcpRoom().close();
        lab.mcpRoom().close();
        try (java.net.ServerSocket again = new java.net.ServerSocket()) {
            again.bind(lab.mcp());
            assertEquals(lab.mcp().getPort(), again.getLocalPort());
        }
    }
}
