package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.SipPacket;

/** A new offer inside a call that comes to nothing: on both legs all is as it was before (RFC 3261 section 14.1). */
class ReofferTest {
    private static final String SERVER = "127.36.21.17";
    private static final String BORDER = "127.36.21.18";
    private static final int SOON_MILLIS = 5_000;
    private static final int QUIET_MILLIS = 300;
    private static PeersLab lab;

    private WirePhone caller;
    private WirePhone callee;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(21);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        if (caller != null) caller.close();
        if (callee != null) callee.close();
        lab.assertNothingLeft();
    }

    private static WirePhone wire(String server) throws IOException {
        return new WirePhone("127.0.0.1", new InetSocketAddress(server, 5060));
    }

    /** A call of two wires through SIP Server that is up. */
    private WireCall up() throws IOException {
        caller = wire(SERVER);
        callee = wire(SERVER);
        String own = "<sip:7009@" + SERVER + ">";
        callee.send(callee.request(
                "REGISTER",
                "sip:" + SERVER,
                callee.branch(),
                "From: " + own + ";tag=r\r\nTo: " + own + "\r\nCall-ID: reg" + System.nanoTime() + "\r\n",
                1,
                "Expires: 600\r\n",
                "",
                ""));
        callee.status(200, "REGISTER");
        WireCall call = WireCall.place(caller, "sip:7009@" + SERVER, caller.sdp(1, "sendrecv"));
        callee.send(callee.response(callee.asked("INVITE"), "200 OK", "w", callee.sdp(1, "sendrecv")));
        call.answered();
        callee.asked("ACK");
        return call;
    }

    private SipPacket offered() throws IOException {
        return callee.next("a new offer", p -> p.isRequest() && p.is("INVITE") && p.toTag() != null);
    }

    private void end(WireCall call) throws IOException {
        call.bye();
        callee.send(callee.response(callee.asked("BYE"), "200 OK", "w", ""));
        caller.status(200, "BYE");
    }

    /** The callee has the offer and thinks about it when the caller takes it back. */
    private SipPacket cancelled(WireCall call) throws IOException {
        String branch = call.offer(caller.sdp(2, "sendonly"));
        SipPacket offer = offered();
        callee.send(callee.response(offer, "180 Ringing", "w", ""));
        call.cancel(branch, "Reason: SIP;cause=487\r\n", 200);
        SipPacket cancel = callee.asked("CANCEL");
        assertEquals(offer.branch(), cancel.branch());
        assertEquals("SIP;cause=487", cancel.header("Reason").orElseThrow());
        callee.send(callee.response(cancel, "200 OK", "w", ""));
        return offer;
    }

    @Test
    void a_cancelled_offer_is_cancelled_on_the_other_leg_and_the_call_stays() throws Exception {
        WireCall call = up();
        SipPacket offer = cancelled(call);
        callee.send(callee.response(offer, "487 Request Terminated", "w", ""));
        assertEquals(offer.branch(), callee.asked("ACK").branch());
        call.refused(487);
        call.offer(caller.sdp(3, "sendonly"));
        callee.send(callee.response(offered(), "200 OK", "w", callee.sdp(2, "recvonly")));
        call.answered();
        end(call);
    }

    @Test
    void an_answer_that_crosses_the_cancel_of_an_offer_holds_on_both_legs() throws Exception {
        WireCall call = up();
        SipPacket offer = cancelled(call);
        callee.send(callee.response(offer, "200 OK", "w", callee.sdp(2, "recvonly")));
        SipPacket ok = call.answered();
        assertEquals(callee.sdp(2, "recvonly"), ok.sdp().orElseThrow().text());
        end(call);
    }

    private String sdp(int version, DatagramSocket media, String formats) {
        return caller.sdp(version, "sendrecv").replace("40000 RTP/AVP 0", media.getLocalPort() + " RTP/AVP " + formats);
    }

    private static void hears(DatagramSocket media, int millis) throws IOException {
        media.setSoTimeout(millis);
        media.receive(new DatagramPacket(new byte[2_000], 2_000));
    }

    private static void drain(DatagramSocket media) throws IOException {
        try {
            while (true) hears(media, 5);
        } catch (SocketTimeoutException e) {
            // all that had come is read
        }
    }

    @Test
    void media_stays_where_it_was_when_a_new_offer_is_refused() throws Exception {
        InetAddress own = InetAddress.getByName("127.0.0.1");
        caller = wire(BORDER);
        try (DatagramSocket media = new DatagramSocket(new InetSocketAddress(own, 0));
                DatagramSocket elsewhere = new DatagramSocket(new InetSocketAddress(own, 0))) {
            WireCall call = WireCall.place(caller, "sip:8001@" + BORDER, sdp(1, media, "0"));
            call.answered();
            MediaPlatform.within(
                    PeersLab.SOON,
                    () -> lab.gvp(1).calls.size() + lab.gvp(2).calls.size() > 0);
            PlatformCall gvp = (lab.gvp(1).calls.isEmpty() ? lab.gvp(2) : lab.gvp(1)).next();
            gvp.tone(440, Duration.ofSeconds(30));
            hears(media, SOON_MILLIS);
            call.offer(sdp(2, elsewhere, "99\r\na=rtpmap:99 opus/48000/2"));
            call.refused(488);
            drain(media);
            drain(elsewhere);
            hears(media, SOON_MILLIS);
            assertThrows(SocketTimeoutException.class, () -> hears(elsewhere, QUIET_MILLIS));
            call.bye();
            caller.status(200, "BYE");
            assertEquals("bye", gvp.over());
        }
    }
}
