package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.journal.Kind;
import voicelab.standin.PhoneCall;

/** The same way with an arrow bent, and at its bounds. */
class FaultyPathTest {
    private static PeersLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(
                3, "{calls: 2, retry-after: 7, media-timeout: 1s}", "{rest: 100ms, audit: 500ms}", "{count: 2}");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.lab.faults().mendAll();
        for (int n = 1; n <= 2; n++) {
            lab.gvp(n).calls.forEach(PlatformCall::hangUp);
            lab.gvp(n).calls.clear();
            lab.gvp(n).ringsForEver = false;
        }
        lab.assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"x-15,udp", "x-15,tcp", "x-2,udp", "x-3,tcp"})
    void a_call_over_a_cut_arrow_is_answered_503_at_once(String link, String transport) throws Exception {
        lab.fault(link + "=cut");
        long begun = System.nanoTime();
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(503, soon(call.answered()));
        assertTrue(System.nanoTime() - begun < 3_000_000_000L, "took too long");
    }

    @Test
    void one_resource_manager_cut_off_costs_no_call() throws Exception {
        lab.fault("x-3@resource-manager=cut");
        for (int i = 0; i < 3; i++) {
            PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
            assertEquals(200, soon(call.answered()));
            call.hangUp();
            soon(call.ended());
        }
        assertEquals(0, lab.gvp(1).invites.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-2", "x-3"})
    void an_arrow_cut_while_it_rings_ends_the_call_soon(String link) throws Exception {
        lab.gvp(1).ringsForEver = true;
        lab.gvp(2).ringsForEver = true;
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertTrue(MediaPlatform.within(
                SOON, () -> !lab.gvp(1).calls.isEmpty() || !lab.gvp(2).calls.isEmpty()));
        lab.fault(link + "=cut");
        assertEquals(503, soon(call.answered()));
    }

    @Test
    void beyond_the_bound_a_call_is_answered_503() throws Exception {
        PhoneCall one = lab.phone(1).dial("8001", "sbc", "tcp");
        PhoneCall two = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(one.answered()));
        assertEquals(200, soon(two.answered()));
        assertEquals(503, soon(lab.phone(2).dial("8001", "sbc", "tcp").answered()));
        boolean told = lab.lab.journal().since(0).stream()
                .anyMatch(e -> e.summary().startsWith("503")
                        && e.parcel() != null
                        && new String(e.parcel().bytes(), java.nio.charset.StandardCharsets.UTF_8)
                                .contains("Retry-After: 7"));
        assertTrue(told);
        one.hangUp();
        two.hangUp();
    }

    @Test
    void a_leg_behind_a_cut_is_found_by_asking_its_end() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        lab.fault("x-2=cut");
        call.hangUp();
        assertEquals("here", soon(call.ended()));
        // the BYE did not pass x-2; SIP Server asks the SBC and hears of no such dialog
        assertEquals("bye", gvp.over());
        assertFalse(lab.crossed("x-2", Kind.ARRIVED, "BYE"));
        assertTrue(MediaPlatform.within(SOON, () -> lab.sipServer().calls() == 0));
    }

    @Test
    void a_caller_who_is_gone_without_a_word_is_missed_by_his_media() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        lab.fault("x-15=cut");
        call.hangUp();
        assertEquals("bye", gvp.over());
    }

    private PlatformCall atGvp() throws InterruptedException {
        assertTrue(MediaPlatform.within(
                SOON, () -> !lab.gvp(1).calls.isEmpty() || !lab.gvp(2).calls.isEmpty()));
        return lab.gvp(1).calls.isEmpty() ? lab.gvp(2).next() : lab.gvp(1).next();
    }
}
