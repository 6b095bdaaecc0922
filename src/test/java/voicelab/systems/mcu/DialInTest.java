package voicelab.systems.mcu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.mcu.McuLab.soon;
import static voicelab.systems.mcu.McuLab.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.journal.Kind;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;
import voicelab.standin.PhoneCall;

/** Calls to and from the MCU: who is let in, hold, late offers, CANCEL, bounds. */
class DialInTest {
    private static final double TONE = 1_777;

    private static McuLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = McuLab.boot(2, "{conferences: [\"9100\", \"9101\"], participants: 4, participants-each: 3}");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.lab.reset();
        assertTrue(within(() -> lab.mediaOpen() == 0), () -> lab.mediaOpen() + " sessions are left\n" + lab.tail());
        assertEquals(0, lab.lab.journal().bugs(), lab::tail);
    }

    private boolean hears(PhoneCall call) {
        double[] levels = call.levels(Duration.ZERO, TONE);
        return levels.length > 0 && levels[0] > -25;
    }

    private boolean silent(PhoneCall call) {
        double[] levels = call.levels(Duration.ZERO, TONE);
        return levels.length > 0 && levels[0] < -50;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void an_unknown_conference_is_answered_404(Transport transport) throws Exception {
        try (OutsideParty party = new OutsideParty(lab, transport)) {
            assertEquals(
                    404,
                    party.dial("9199", transport, party.offer(Direction.SENDRECV))
                            .status());
        }
        assertEquals(
                404,
                soon(lab.phone(1)
                        .dial("9199", "sip-server", transport.parameter())
                        .answered()));
        assertEquals(404, lab.get("/lab/v1/conferences/9199").status());
    }

    @Test
    void a_full_conference_is_answered_486_and_a_full_mcu_503() throws Exception {
        for (int i = 1; i <= 3; i++)
            assertEquals(
                    200, soon(lab.phone(i).dial("9100", "sip-server", "udp").answered()));
        assertEquals(486, soon(lab.phone(1).dial("9100", "sip-server", "udp").answered()));
        assertEquals(200, soon(lab.phone(1).dial("9101", "sip-server", "udp").answered()));
        try (OutsideParty party = new OutsideParty(lab, Transport.UDP)) {
            SipPacket refusal = party.dial("9101", Transport.UDP, party.offer(Direction.SENDRECV));
            assertEquals(503, refusal.status());
            assertTrue(refusal.header("Retry-After").isPresent());
        }
        McuLab.Reply refused =
                lab.ask("POST", "/lab/v1/conferences/9101/participants", "{\"kind\":\"sip\",\"number\":\"7001\"}");
        assertEquals(503, refused.status());
        assertTrue(refused.text("remedy").contains("participants"));
        lab.phone(2).calls().forEach(PhoneCall::hangUp);
        assertTrue(within(() -> lab.state("9100", "7002").equals("left")));
        assertEquals(200, soon(lab.phone(2).dial("9100", "sip-server", "udp").answered()));
    }

    @Test
    void hold_stops_the_mix_and_its_end_brings_it_back() throws Exception {
        PhoneCall listener = lab.phone(1).dial("9100", "sip-server", "udp");
        assertEquals(200, soon(listener.answered()));
        try (OutsideParty party = new OutsideParty(lab, Transport.UDP)) {
            assertEquals(
                    200,
                    party.dial("9100", Transport.UDP, party.offer(Direction.SENDRECV))
                            .status());
            party.rtp.play(AudioSource.endless(Tone.sine(TONE, -10, Duration.ofSeconds(1))));
            assertTrue(within(() -> hears(listener)), lab::tail);
            SipPacket held = party.reoffer(Direction.SENDONLY);
            assertTrue(held.sdp().orElseThrow().text().contains("a=recvonly"), held::toString);
            long packets = party.rtp.statistics().packetsReceived();
            assertTrue(within(() -> hears(listener)), "a party that holds is still heard when it sends");
            assertTrue(party.rtp.statistics().packetsReceived() - packets < 10, "nothing is sent to who holds");
            held = party.reoffer(Direction.INACTIVE);
            assertTrue(held.sdp().orElseThrow().text().contains("a=inactive"), held::toString);
            assertTrue(within(() -> silent(listener)), lab::tail);
            assertEquals(200, party.reoffer(Direction.SENDRECV).status());
            assertTrue(within(() -> hears(listener)), lab::tail);
            long again = party.rtp.statistics().packetsReceived();
            assertTrue(within(() -> party.rtp.statistics().packetsReceived() > again + 10));
            party.call.hangUp();
            assertTrue(within(() -> lab.state("9100", "outside").equals("left")), lab::tail);
        }
    }

    @Test
    void an_invite_without_an_offer_is_given_one() throws Exception {
        PhoneCall speaker = lab.phone(1).dial("9100", "sip-server", "udp");
        assertEquals(200, soon(speaker.answered()));
        try (OutsideParty party = new OutsideParty(lab, Transport.TCP)) {
            SipPacket ok = party.dial("9100", Transport.TCP, null);
            assertEquals(200, ok.status());
            assertEquals("calling", lab.state("9100", "outside"));
            party.acknowledge(ok);
            assertTrue(lab.joined("9100", "outside"), lab::tail);
            assertTrue(within(() -> party.rtp.statistics().packetsReceived() > 10));
        }
    }

    @Test
    void an_offer_that_nobody_can_take_is_answered_488() throws Exception {
        try (OutsideParty party = new OutsideParty(lab, Transport.UDP)) {
            String video = party.offer(Direction.SENDRECV).text().replaceAll("RTP/AVP .*", "RTP/AVP 18");
            assertEquals(
                    488,
                    party.dial("9100", Transport.UDP, SipContent.sdp(video)).status());
            assertEquals(
                    488,
                    party.dial("9100", Transport.UDP, SipContent.sdp("v=1\r\nnonsense"))
                            .status());
        }
        assertEquals("failed", lab.state("9100", "outside"));
        assertEquals(0, lab.get("/lab/v1/capacity").json().path("participants").asInt());
    }

    @Test
    void keys_go_to_the_others_and_not_to_who_pressed_them_and_none_from_who_is_muted() throws Exception {
        PhoneCall call = lab.phone(1).dial("9100", "sip-server", "udp");
        PhoneCall other = lab.phone(2).dial("9100", "sip-server", "udp");
        assertEquals(200, soon(call.answered()));
        assertEquals(200, soon(other.answered()));
        assertTrue(lab.joined("9100", "7001") && lab.joined("9100", "7002"));
        soon(call.press("42"));
        assertTrue(within(() -> note("7002 hears key 4") && note("7002 hears key 2")), lab::tail);
        assertTrue(note("7001 presses 4") && note("7001 presses 2"));
        String party = "/lab/v1/conferences/9100/participants/"
                + lab.party("9100", "7002").path("id").asText();
        lab.ask("PATCH", party, "{\"muted\":true}");
        soon(other.press("9"));
        assertTrue(within(() -> note("7002 presses 9")));
        soon(call.press("7"));
        assertTrue(within(() -> note("7002 hears key 7")));
        assertFalse(note("7001 hears key"));
    }

    private boolean note(String words) {
        return lab.lab.journal().since(0).stream()
                .anyMatch(e -> e.kind() == Kind.EVENT && e.note().contains(words));
    }

    @Test
    void a_number_that_nobody_has_fails_with_its_status() throws Exception {
        lab.ask("POST", "/lab/v1/conferences/9100/participants", "{\"number\":\"7003\"}");
        assertTrue(within(() -> lab.state("9100", "7003").equals("failed")), lab::tail);
        assertEquals("480", lab.party("9100", "7003").path("reason").asText());
        lab.ask("POST", "/lab/v1/conferences/9100/participants", "{\"number\":\"123\",\"transport\":\"tcp\"}");
        assertTrue(within(() -> lab.state("9100", "123").equals("failed")), lab::tail);
        assertEquals("404", lab.party("9100", "123").path("reason").asText());
    }

    @Test
    void a_cut_arrow_to_sip_server_fails_the_participant() throws Exception {
        lab.fault("mcu-12=cut");
        try {
            lab.ask("POST", "/lab/v1/conferences/9100/participants", "{\"number\":\"7003\"}");
            assertTrue(within(() -> lab.state("9100", "7003").equals("failed")), lab::tail);
            assertEquals("503", lab.party("9100", "7003").path("reason").asText());
        } finally {
            lab.lab.reset();
        }
    }

    @Test
    void ending_a_conference_hangs_up_on_everybody() throws Exception {
        PhoneCall one = lab.phone(1).dial("9100", "sip-server", "udp");
        PhoneCall two = lab.phone(2).dial("9100", "sip-server", "tcp");
        assertEquals(200, soon(one.answered()));
        assertEquals(200, soon(two.answered()));
        assertEquals(204, lab.ask("DELETE", "/lab/v1/conferences/9100", "").status());
        assertEquals("there", soon(one.ended()));
        assertEquals("there", soon(two.ended()));
        assertEquals(404, lab.get("/lab/v1/conferences/9100").status());
    }

    @Test
    void a_reset_ends_calls_and_brings_the_profiles_conferences_back() throws Exception {
        PhoneCall one = lab.phone(1).dial("9100", "sip-server", "udp");
        assertEquals(200, soon(one.answered()));
        assertEquals(
                201,
                lab.ask("POST", "/lab/v1/conferences", "{\"id\":\"other\"}").status());
        lab.room("mcu", 1).reset();
        assertEquals("there", soon(one.ended()));
        assertEquals(404, lab.get("/lab/v1/conferences/other").status());
        assertEquals(200, lab.get("/lab/v1/conferences/9100").status());
        assertEquals(
                0,
                lab.get("/lab/v1/conferences/9100").json().path("participants").size());
    }

    @Test
    void a_call_that_still_rings_is_cancelled() throws Exception {
        // the phone rings for 100 ms; SIP Server's INVITE to it is held back so long that it certainly still rings
        assertEquals(200, soon(lab.phone(3).register("udp")));
        lab.fault("x-4=delay:800ms");
        try {
            McuLab.Reply added = lab.ask("POST", "/lab/v1/conferences/9100/participants", "{\"number\":\"7003\"}");
            String path = "/lab/v1/conferences/9100/participants/" + added.text("id");
            assertTrue(within(() -> crossed("mcu-12", "INVITE")));
            assertEquals(204, lab.ask("DELETE", path, "").status());
            assertTrue(within(() -> lab.state("9100", "7003").equals("left")), lab::tail);
            assertTrue(crossed("mcu-12", "CANCEL"), lab::tail);
        } finally {
            lab.lab.reset();
        }
    }

    private boolean crossed(String link, String beginning) {
        return lab.lab.journal().since(0).stream()
                .anyMatch(e -> e.kind() == Kind.SENT
                        && e.link().equals(link)
                        && e.summary().startsWith(beginning));
    }
}
