package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.soon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.PhoneCall;

/** What crosses the SBC: hold, early media, transfers, headers that its rules change. */
class BorderTest {
    private static PeersLab lab;
    private static PhoneLab phones;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(8, """
                {headers: [{add: X-Carrier, value: blue, towards: inside}, {remove: X-Genesys-UserData, towards: inside},
                 {replace: X-Genesys-CallUUID, value: hidden, towards: outside}]}""".replace("\n", " "), "{}", "{count: 3}");
        phones = new PhoneLab(lab);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    private PlatformCall atGvp() throws InterruptedException {
        assertTrue(
                PhoneLab.within(() -> lab.gvp(1).calls.size() + lab.gvp(2).calls.size() > 0));
        return lab.gvp(1).calls.isEmpty() ? lab.gvp(2).next() : lab.gvp(1).next();
    }

    @Test
    void headers_are_added_and_removed_by_rule() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp", java.util.Map.of("account", "4711"));
        assertEquals(200, soon(call.answered()));
        SipPacket invite = atGvp().call.invite();
        assertEquals("blue", invite.header("X-Carrier").orElseThrow());
        assertTrue(invite.header("X-Genesys-UserData").isEmpty(), "what is attached outside does not come in");
        call.hangUp();
    }

    @Test
    void a_phone_that_holds_says_so_in_every_answer_until_it_resumes() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        assertEquals(200, soon(call.hold(true)), lab::tail);
        SipPacket held = gvp.call.reoffer(gvp.offer()).get(10, TimeUnit.SECONDS);
        assertTrue(held.sdp().orElseThrow().text().contains("a=sendonly"), held::toString);
        assertEquals(200, soon(call.hold(false)), lab::tail);
        SipPacket again = gvp.call.reoffer(gvp.offer()).get(10, TimeUnit.SECONDS);
        assertFalse(again.sdp().orElseThrow().text().contains("only"), again::toString);
        call.hangUp();
        assertEquals("bye", gvp.over());
    }

    @Test
    void media_to_a_held_phone_stops_and_starts_again() throws Exception {
        phones.register(2);
        PhoneCall caller = lab.phone(1).dial("7002", "sbc", "udp");
        assertEquals(200, soon(caller.answered()));
        PhoneCall agent = phones.talking(2);
        phones.assertHearEachOther(caller, agent);
        assertEquals(200, soon(agent.hold(true)), lab::tail);
        assertTrue(PhoneLab.within(() -> standsWhileSpeaking(agent, caller)), "media still arrives at the holder");
        assertEquals(200, soon(agent.hold(false)), lab::tail);
        phones.assertHearEachOther(caller, agent);
        agent.hangUp();
        assertEquals("there", soon(caller.ended()));
    }

    /** The holder may speak; while the other end hears a whole tone of it, nothing comes back. */
    private static boolean standsWhileSpeaking(PhoneCall holder, PhoneCall held) {
        Duration before = holder.mediaPosition();
        phones.assertHears(holder, held, 640);
        return holder.mediaPosition().equals(before);
    }

    @Test
    void a_tone_before_the_answer_is_heard_through_the_sbc() throws Exception {
        phones.register(2);
        phones.answers(2, PhoneLab.BY_HAND, 0, "", 1_234);
        PhoneCall caller = lab.phone(1).dial("7002", "sbc", "udp");
        PhoneCall agent = phones.incoming(2);
        assertTrue(
                PhoneLab.within(() -> caller.heard(Duration.ZERO)
                        .filter(h -> h.snrDecibels() >= 15 && Math.abs(h.hertz() - 1_234) < 5)
                        .isPresent()),
                lab::tail);
        assertFalse(caller.answered().toCompletableFuture().isDone());
        agent.pickUp();
        assertEquals(200, soon(caller.answered()));
        phones.assertHearEachOther(caller, agent);
        caller.hangUp();
        assertEquals("there", soon(agent.ended()));
    }

    @Test
    void a_caller_who_gives_up_during_early_media_leaves_no_anchor() throws Exception {
        phones.register(2);
        phones.answers(2, PhoneLab.BY_HAND, 0, "", 1_234);
        PhoneCall caller = lab.phone(1).dial("7002", "sbc", "tcp");
        phones.incoming(2);
        assertTrue(PhoneLab.within(() -> !caller.mediaPosition().isZero()));
        caller.hangUp();
        assertEquals(487, soon(caller.answered()));
    }

    @Test
    void two_calls_of_a_caller_outside_are_joined_by_their_dialogs_inside() throws Exception {
        phones.register(2, 3);
        PhoneCall first = lab.phone(1).dial("7002", "sbc", "udp");
        assertEquals(200, soon(first.answered()));
        PhoneCall agent = phones.talking(2);
        PhoneCall second = lab.phone(1).dial("7003", "sbc", "tcp");
        assertEquals(200, soon(second.answered()));
        PhoneCall other = phones.talking(3);
        assertEquals(200, soon(first.refer(second)), lab::tail);
        assertEquals("there", soon(first.ended()));
        assertEquals("there", soon(second.ended()));
        phones.assertHearEachOther(agent, other);
        assertEquals(0, lab.sbc().anchored());
        agent.hangUp();
        assertEquals("there", soon(other.ended()));
    }

    @Test
    void an_offer_of_no_media_that_can_be_anchored_is_answered_488() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        String text = gvp.offer(Direction.SENDRECV).text();
        voicelab.protocols.sip.SipContent bad =
                voicelab.protocols.sip.SipContent.sdp(text.replace("c=IN IP4 ", "c=IN IP4 nowhere."));
        assertEquals(488, gvp.call.reoffer(bad).get(10, TimeUnit.SECONDS).status());
        assertEquals(
                List.of(),
                lab.lab.journal().since(0).stream()
                        .filter(e -> e.kind() == voicelab.journal.Kind.BUG)
                        .toList());
        call.hangUp();
        assertEquals("bye", gvp.over());
    }
}
