package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.PhoneCall;

/** Rooms that are taken down and up again. */
class RestartTest {
    private static final int ROUNDS = 15;
    private PeersLab lab;

    @BeforeEach
    void boot() throws Exception {
        lab = PeersLab.boot(5, "{media-timeout: 1s, audit: 300ms}", "{audit: 300ms}", "{count: 2, register: tcp}");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private static InstanceId id(String system) {
        return InstanceId.first(new SystemId(system));
    }

    private void restart(String system) {
        assertTrue(lab.lab.rooms().stop(id(system)));
        assertEquals(List.of(), lab.lab.rooms().start(id(system)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sbc", "sip-server", "sip-endpoint"})
    void a_room_that_went_down_and_up_many_times_is_called_as_before(String system) throws Exception {
        assertEquals(200, soon(lab.phone(1).dial("8001", "sbc", "tcp").answered()));
        for (int i = 0; i < ROUNDS; i++) restart(system);
        lab.gvp(1).calls.forEach(PlatformCall::hangUp);
        lab.gvp(2).calls.forEach(PlatformCall::hangUp);
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
        assertEquals(200, soon(call.answered()));
        call.hangUp();
        assertEquals("here", soon(call.ended()));
        assertEquals(0, lab.lab.journal().bugs(), lab::tail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sbc", "sip-server", "sip-endpoint"})
    void a_room_that_goes_down_in_a_call_leaves_no_leg_at_the_others(String system) throws Exception {
        assertEquals(200, soon(lab.phone(1).dial("8001", "sbc", "udp").answered()));
        assertTrue(lab.lab.rooms().stop(id(system)));
        if (!system.equals("sip-server"))
            assertTrue(MediaPlatform.within(SOON, () -> lab.sipServer().calls() == 0), lab::tail);
        if (!system.equals("sbc"))
            assertTrue(MediaPlatform.within(SOON, () -> lab.sbc().anchored() == 0), lab::tail);
    }

    @Test
    void phones_that_register_by_themselves_come_back_after_a_reset_of_the_lab() throws Exception {
        lab.event(0, "7001 asked SIP Server over tcp to be registered: 200");
        long before = lab.now();
        lab.lab.reset();
        lab.event(before, "7001 asked SIP Server over tcp to be registered: 200");
        lab.event(before, "7002@127.36.5.17 is registered at");
        PhoneCall call = lab.phone(1).dial("7002", "sip-server", "tcp");
        assertEquals(200, soon(call.answered()));
        call.hangUp();
    }
}
