package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.soon;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.journal.Kind;
import voicelab.standin.PhoneCall;

/** Transfers by REFER at SIP Server: blind and attended, refused and given up. */
class TransferTest {
    private static PeersLab lab;
    private static PhoneLab phones;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(6, "{}", "{}", "{count: 4}");
        phones = new PhoneLab(lab);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @BeforeEach
    void register() throws Exception {
        phones.register(1, 2, 3, 4);
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    @Test
    void the_callee_transfers_the_caller_blindly() throws Exception {
        long before = lab.lab.journal().last();
        PhoneCall[] call = phones.call(1, 2);
        assertEquals(200, soon(call[1].refer("7003")), lab::tail);
        PhoneCall third = phones.talking(3);
        assertEquals("7001", third.peer());
        assertEquals("there", soon(call[1].ended()));
        phones.assertHearEachOther(call[0], third);
        assertTrue(lab.notified(before, "SIP/2.0 100"), lab::tail);
        assertTrue(lab.notified(before, "SIP/2.0 180"), lab::tail);
        assertTrue(lab.notified(before, "SIP/2.0 200"), lab::tail);
        call[0].hangUp();
        assertEquals("there", soon(third.ended()));
    }

    @Test
    void the_caller_transfers_the_callee_and_the_new_end_hangs_up() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        assertEquals(200, soon(call[0].refer("7003")), lab::tail);
        PhoneCall third = phones.talking(3);
        assertEquals("7002", third.peer());
        assertEquals("there", soon(call[0].ended()));
        phones.assertHearEachOther(call[1], third);
        third.hangUp();
        assertEquals("there", soon(call[1].ended()));
    }

    @Test
    void a_caller_outside_is_transferred_through_the_sbc() throws Exception {
        PhoneCall caller = lab.phone(1).dial("7002", "sbc", "udp");
        assertEquals(200, soon(caller.answered()));
        PhoneCall agent = phones.talking(2);
        assertEquals(200, soon(agent.refer("7003")), lab::tail);
        PhoneCall third = phones.talking(3);
        phones.assertHearEachOther(caller, third);
        assertEquals(1, lab.sbc().anchored());
        caller.hangUp();
        assertEquals("there", soon(third.ended()));
    }

    @Test
    void a_caller_outside_refers_the_agent_through_the_sbc() throws Exception {
        PhoneCall caller = lab.phone(1).dial("7002", "sbc", "tcp");
        assertEquals(200, soon(caller.answered()));
        PhoneCall agent = phones.talking(2);
        assertEquals(200, soon(caller.refer("7003")), lab::tail);
        PhoneCall third = phones.talking(3);
        assertEquals("there", soon(caller.ended()));
        phones.assertHearEachOther(agent, third);
        agent.hangUp();
        assertEquals("there", soon(third.ended()));
    }

    @Test
    void a_call_that_was_transferred_is_transferred_again() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        assertEquals(200, soon(call[1].refer("7003")), lab::tail);
        PhoneCall third = phones.talking(3);
        assertEquals(200, soon(third.refer("7004")), lab::tail);
        PhoneCall fourth = phones.talking(4);
        assertEquals("there", soon(third.ended()));
        phones.assertHearEachOther(call[0], fourth);
        fourth.hangUp();
        assertEquals("there", soon(call[0].ended()));
    }

    @Test
    void a_busy_target_leaves_the_call_as_it_was() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        phones.answers(3, Duration.ZERO, 486, "", 0);
        assertEquals(486, soon(call[1].refer("7003")), lab::tail);
        phones.assertHearEachOther(call[0], call[1]);
        assertEquals(404, soon(call[0].refer("4711")), lab::tail);
        phones.assertHearEachOther(call[0], call[1]);
        call[0].hangUp();
        assertEquals("there", soon(call[1].ended()));
    }

    @Test
    void a_transferor_who_leaves_at_once_is_not_missed() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        phones.answers(3, PhoneLab.BY_HAND, 0, "", 0);
        call[1].refer("7003");
        PhoneCall third = phones.incoming(3);
        long before = lab.now();
        call[1].hangUp();
        lab.event(before, "7002 has ended the call");
        third.pickUp();
        assertEquals(200, soon(third.answered()), lab::tail);
        phones.assertHearEachOther(call[0], third);
        call[0].hangUp();
        assertEquals("there", soon(third.ended()));
    }

    @Test
    void when_the_target_refuses_and_the_transferor_has_left_the_call_ends() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        phones.answers(3, PhoneLab.BY_HAND, 0, "", 0);
        call[1].refer("7003");
        PhoneCall third = phones.incoming(3);
        call[1].hangUp();
        third.hangUp();
        assertEquals("there", soon(call[0].ended()));
    }

    @Test
    void a_transferee_who_hangs_up_cancels_the_target() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        phones.answers(3, PhoneLab.BY_HAND, 0, "", 0);
        var referred = call[1].refer("7003");
        PhoneCall third = phones.incoming(3);
        call[0].hangUp();
        assertEquals("there", soon(third.ended()));
        assertEquals("there", soon(call[1].ended()));
        assertFalse(soon(referred) < 300);
    }

    @Test
    void two_calls_of_an_agent_are_joined() throws Exception {
        PhoneCall[] first = phones.call(1, 2);
        assertEquals(200, soon(first[1].hold(true)));
        PhoneCall[] second = phones.call(2, 3);
        assertEquals(200, soon(second[0].hold(true)));
        assertEquals(200, soon(first[1].refer(second[0])), lab::tail);
        assertEquals("there", soon(first[1].ended()));
        assertEquals("there", soon(second[0].ended()));
        phones.assertHearEachOther(first[0], second[1]);
        assertEquals(1, lab.sipServer().calls());
        second[1].hangUp();
        assertEquals("there", soon(first[0].ended()));
    }

    @Test
    void the_second_call_may_be_the_one_that_is_referred() throws Exception {
        PhoneCall[] first = phones.call(1, 2);
        PhoneCall[] second = phones.call(2, 3);
        assertEquals(200, soon(second[0].refer(first[1])), lab::tail);
        assertEquals("there", soon(first[1].ended()));
        assertEquals("there", soon(second[0].ended()));
        phones.assertHearEachOther(first[0], second[1]);
        first[0].hangUp();
        assertEquals("there", soon(second[1].ended()));
    }

    @Test
    void a_joined_call_is_transferred_again() throws Exception {
        PhoneCall[] first = phones.call(1, 2);
        PhoneCall[] second = phones.call(2, 3);
        assertEquals(200, soon(first[1].refer(second[0])), lab::tail);
        assertEquals(200, soon(second[1].refer("7004")), lab::tail);
        PhoneCall fourth = phones.talking(4);
        phones.assertHearEachOther(first[0], fourth);
        assertTrue(lab.crossed("x-4", Kind.SENT, "NOTIFY"));
        first[0].hangUp();
        assertEquals("there", soon(fourth.ended()));
    }

    @Test
    void what_is_referred_to_gvp_is_treated_there() throws Exception {
        PhoneCall[] call = phones.call(1, 2);
        assertEquals(200, soon(call[1].refer("8001")), lab::tail);
        assertTrue(
                PhoneLab.within(() -> lab.gvp(1).calls.size() + lab.gvp(2).calls.size() > 0));
        PlatformCall gvp =
                lab.gvp(1).calls.isEmpty() ? lab.gvp(2).next() : lab.gvp(1).next();
        Duration from = call[0].mediaPosition();
        gvp.tone(1_700, Duration.ofSeconds(1));
        assertTrue(PhoneLab.within(() ->
                call[0].heard(from).filter(h -> Math.abs(h.hertz() - 1_700) < 5).isPresent()));
        gvp.hangUp();
        assertEquals("there", soon(call[0].ended()));
    }
}
