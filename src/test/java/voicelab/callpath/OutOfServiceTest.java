package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.standin.PhoneCall;

/** SIP Server's own test of the Resource Managers: one that keeps silent gets no call, and gets some again when it speaks. */
class OutOfServiceTest {
    private PeersLab lab;

    @BeforeEach
    void boot() throws Exception {
        lab = PeersLab.boot(11, "{}", "{oos-check: 500ms, oos-force: 300ms}", "{count: 2}");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void call() throws Exception {
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        call.hangUp();
        assertEquals("here", soon(call.ended()));
    }

    @Test
    void one_that_keeps_silent_gets_no_call_until_it_answers_again() throws Exception {
        long before = lab.now();
        lab.fault("x-3@resource-manager=stall");
        lab.event(before, "resource-manager is out of service: no answer to OPTIONS");
        for (int i = 0; i < 4; i++) call();
        assertEquals(0, lab.gvp(1).invites.size());
        before = lab.now();
        lab.lab.faults().mendAll();
        lab.event(before, "resource-manager is in service again");
        for (int i = 0; i < 4; i++) call();
        assertTrue(MediaPlatform.within(SOON, () -> lab.gvp(1).invites.size() == 2), lab::tail);
        assertEquals(0, lab.lab.journal().bugs(), lab::tail);
    }
}
