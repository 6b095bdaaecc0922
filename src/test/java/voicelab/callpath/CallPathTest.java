package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.journal.Kind;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.PhoneCall;

/** A caller outside, the SBC, SIP Server, and a media platform of the test. */
class CallPathTest {
    private static PeersLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(1);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @BeforeEach
    void fresh() {
        for (int n = 1; n <= 2; n++) {
            lab.gvp(n).status = 200;
            lab.gvp(n).ringsForEver = false;
            lab.gvp(n).calls.clear();
            lab.gvp(n).invites.clear();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    private PlatformCall atGvp() throws InterruptedException {
        assertTrue(MediaPlatform.within(
                SOON, () -> !lab.gvp(1).calls.isEmpty() || !lab.gvp(2).calls.isEmpty()));
        return lab.gvp(1).calls.isEmpty() ? lab.gvp(2).next() : lab.gvp(1).next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void a_tone_is_heard_at_both_ends_of_a_call_from_outside(String transport) throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        gvp.tone(1234, Duration.ofMillis(800));
        assertTrue(MediaPlatform.hears(SOON, call));
        PhoneCall.Heard heard = call.heard(Duration.ZERO).orElseThrow();
        assertEquals(1234, heard.hertz(), 1);
        call.tone(777, Duration.ofMillis(600));
        assertTrue(MediaPlatform.within(SOON, () -> snr(gvp, 777) >= 15), () -> "snr " + snr(gvp, 777));
        call.hangUp();
        assertEquals("here", soon(call.ended()));
        assertEquals("bye", gvp.over());
        for (String link : List.of("x-15", "x-2", "x-3")) {
            assertTrue(lab.crossed(link, Kind.SENT, "INVITE"), link);
            assertTrue(lab.crossed(link, Kind.ARRIVED, "INVITE"), link);
            assertTrue(lab.crossed(link, Kind.BACK, "200"), link);
        }
        assertTrue(lab.crossed("x-6", Kind.STREAM, ""), "media towards the caller");
        assertTrue(lab.crossed("x-5", Kind.STREAM, ""), "media towards MCP");
        assertTrue(lab.crossed("gvp-9", Kind.ARRIVED, ""), "media from MCP");
        assertTrue(lab.crossed("x-6", Kind.ARRIVED, ""), "media at the phone");
        assertTrue(lab.crossed("x-6", Kind.BACK, ""), "media from the phone");
    }

    private static double snr(PlatformCall gvp, double hertz) {
        short[] pcm = gvp.session.heard();
        double best = -120;
        for (int at = 0; at + 1_600 <= pcm.length; at += 800)
            best = Math.max(
                    best,
                    ToneMeter.measure(java.util.Arrays.copyOfRange(pcm, at, at + 1_600), hertz)
                            .snrDb());
        return best;
    }

    @Test
    void digits_cross_the_sbc() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        soon(call.press("12#"));
        assertTrue(MediaPlatform.within(SOON, () -> gvp.digits().equals("12#")), gvp::digits);
        gvp.hangUp();
        assertEquals("there", soon(call.ended()));
    }

    @Test
    void what_goes_to_gvp_names_tenant_call_and_trunk() throws Exception {
        PhoneCall call = lab.phone(2).dial("8042", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        SipPacket invite = atGvp().call.invite();
        assertEquals("8042", invite.uri().orElseThrow().user());
        assertEquals(
                "Environment", invite.uri().orElseThrow().param("gvp-tenant-id").orElseThrow());
        assertTrue(invite.to().contains("sip:8042@"), invite.to());
        assertTrue(invite.from().contains("sip:7002@"), invite.from());
        assertEquals(32, invite.header("X-Genesys-CallUUID").orElseThrow().length());
        String contact = invite.addresses("Contact").get(0).uri();
        assertTrue(contact.contains(":5090"), contact);
        assertEquals(call.callId() + "~1~1", invite.callId());
        call.hangUp();
    }

    @Test
    void a_bye_of_gvp_reaches_the_caller() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        atGvp().hangUp();
        assertEquals("there", soon(call.ended()));
    }

    @Test
    void a_caller_who_gives_up_cancels_every_leg() throws Exception {
        lab.gvp(1).ringsForEver = true;
        lab.gvp(2).ringsForEver = true;
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        PlatformCall gvp = atGvp();
        call.hangUp();
        assertEquals(487, soon(call.answered()));
        assertEquals("here", soon(call.ended()));
        assertEquals("cancelled", gvp.over());
    }

    @Test
    void an_unknown_number_is_answered_404() throws Exception {
        assertEquals(404, soon(lab.phone(1).dial("4711", "sbc", "tcp").answered()));
    }

    @Test
    void a_phone_that_is_not_registered_is_answered_480() throws Exception {
        assertEquals(480, soon(lab.phone(1).dial("7002", "sip-server", "udp").answered()));
    }

    @Test
    void a_busy_gvp_is_told_to_the_caller() throws Exception {
        lab.gvp(1).status = 486;
        lab.gvp(2).status = 486;
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(486, soon(call.answered()));
        assertEquals("answered 486", soon(call.ended()));
        assertEquals(1, lab.gvp(1).invites.size() + lab.gvp(2).invites.size(), "486 is final");
    }

    @Test
    void calls_go_round_robin_and_pass_a_resource_manager_that_is_full() throws Exception {
        for (int i = 0; i < 2; i++) {
            PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
            assertEquals(200, soon(call.answered()));
            call.hangUp();
        }
        assertEquals(1, lab.gvp(1).invites.size());
        assertEquals(1, lab.gvp(2).invites.size());
        lab.gvp(1).status = 503;
        for (int i = 0; i < 3; i++) {
            PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
            assertEquals(200, soon(call.answered()));
            call.hangUp();
        }
        assertEquals(4, lab.gvp(2).invites.size());
        lab.gvp(2).calls.forEach(PlatformCall::hangUp);
        lab.gvp(1).calls.forEach(PlatformCall::hangUp);
    }

    @Test
    void hold_by_gvp_crosses_and_the_call_goes_on() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        SipPacket held = gvp.call.reoffer(gvp.offer(Direction.SENDONLY)).get(10, TimeUnit.SECONDS);
        assertEquals(200, held.status());
        assertTrue(held.sdp().orElseThrow().text().contains("a=recvonly"), held::toString);
        SipPacket again = gvp.call.reoffer(gvp.offer()).get(10, TimeUnit.SECONDS);
        assertTrue(again.sdp().orElseThrow().text().contains("a=sendrecv"), again::toString);
        call.hangUp();
        assertEquals("bye", gvp.over());
    }

    @Test
    void an_info_crosses_and_so_does_what_the_phone_says_of_it() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        assertEquals(
                501,
                gvp.call
                        .request("INFO", List.of(), null)
                        .get(10, TimeUnit.SECONDS)
                        .status());
        assertTrue(lab.crossed("x-15", Kind.BACK, "INFO"));
        call.hangUp();
        assertEquals("bye", gvp.over());
    }
}
