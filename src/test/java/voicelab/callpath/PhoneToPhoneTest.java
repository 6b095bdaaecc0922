package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import voicelab.journal.Kind;
import voicelab.standin.PhoneCall;

/** Phones at SIP Server: registration, calls between them, and calls of GVP to them. */
class PhoneToPhoneTest {
    private static PeersLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(2);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    private PhoneCall incoming(int phone) {
        assertTrue(MediaPlatform.within(SOON, () -> !lab.phone(phone).calls().isEmpty()));
        return lab.phone(phone).calls().get(0);
    }

    @ParameterizedTest
    @CsvSource({"udp,udp", "tcp,tcp", "udp,tcp", "tcp,udp"})
    void a_phone_calls_another_over_the_transport_of_its_registration(String from, String to) throws Exception {
        assertEquals(200, soon(lab.phone(2).register(to)));
        PhoneCall call = lab.phone(1).dial("7002", "sip-server", from);
        assertEquals(200, soon(call.answered()));
        PhoneCall other = incoming(2);
        assertEquals("7001", other.peer());
        assertTrue(other.incoming());
        assertEquals(200, soon(other.answered()));
        other.tone(950, Duration.ofMillis(500));
        assertTrue(MediaPlatform.hears(SOON, call));
        assertEquals(950, call.heard(Duration.ZERO).orElseThrow().hertz(), 1);
        other.hangUp();
        assertEquals("there", soon(call.ended()));
        assertEquals("here", soon(other.ended()));
        assertTrue(lab.crossed("x-1", Kind.SENT, "REGISTER"));
        assertTrue(lab.crossed("x-1", Kind.ARRIVED, "INVITE"));
        assertTrue(lab.crossed("x-4", Kind.SENT, "INVITE"));
        assertTrue(lab.crossed("x-4", Kind.ARRIVED, "INVITE"));
    }

    @Test
    void a_registration_that_was_taken_away_takes_no_calls() throws Exception {
        assertEquals(200, soon(lab.phone(2).register("tcp")));
        long before = lab.now();
        lab.resetPhone(2);
        lab.event(before, "7002@127.36.2.17 is no longer registered");
        assertEquals(480, soon(lab.phone(1).dial("7002", "sip-server", "tcp").answered()));
    }

    @Test
    void a_moved_clock_refreshes_a_registration() throws Exception {
        assertEquals(200, soon(lab.phone(2).register("udp")));
        long before = lab.lab.journal().last();
        lab.lab.clock().move(Duration.ofMinutes(8));
        lab.lab
                .journal()
                .await(
                        before,
                        "a refresh at SIP Server",
                        e -> e.link().equals("x-1")
                                && e.kind() == Kind.BACK
                                && e.summary().startsWith("200"),
                        SOON);
        lab.lab.clock().move(Duration.ofMinutes(4));
        PhoneCall call = lab.phone(1).dial("7002", "sip-server", "udp");
        assertEquals(200, soon(call.answered()));
        call.hangUp();
        assertEquals("there", soon(incoming(2).ended()));
    }

    @Test
    void gvp_calls_an_agent() throws Exception {
        assertEquals(200, soon(lab.phone(2).register("udp")));
        PlatformCall gvp = lab.gvp(1).callOut("7002");
        assertEquals(200, gvp.answered.get(10, TimeUnit.SECONDS));
        PhoneCall agent = incoming(2);
        assertEquals(200, soon(agent.answered()));
        agent.tone(1500, Duration.ofMillis(300));
        assertTrue(lab.crossed("gvp-1", Kind.ARRIVED, "INVITE"));
        assertTrue(lab.crossed("x-4", Kind.SENT, "INVITE"));
        gvp.hangUp();
        assertEquals("there", soon(agent.ended()));
    }

    @Test
    void a_registered_phone_reaches_a_routing_point_and_its_media_goes_straight_to_gvp() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sip-server", "udp");
        assertEquals(200, soon(call.answered()));
        assertTrue(MediaPlatform.within(
                SOON, () -> !lab.gvp(1).calls.isEmpty() || !lab.gvp(2).calls.isEmpty()));
        PlatformCall gvp =
                lab.gvp(1).calls.isEmpty() ? lab.gvp(2).next() : lab.gvp(1).next();
        gvp.tone(640, Duration.ofMillis(500));
        assertTrue(MediaPlatform.within(
                SOON,
                () -> call.heard(Duration.ZERO)
                        .filter(h -> h.snrDecibels() >= 15)
                        .isPresent()));
        assertEquals(0, lab.sbc().anchored());
        gvp.hangUp();
        assertEquals("there", soon(call.ended()));
    }
}
