package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.standin.PhoneCall;

/** One message of a call lost, late, twice, changed or refused: the call ends as the RFCs say, and nothing stays behind. */
class VoiceFaultsTest extends VoiceFaultsTestCase {
    @ParameterizedTest
    @CsvSource({"x-15,udp", "x-15,tcp", "x-2,udp", "x-3,tcp"})
    void a_lost_200_is_sent_again_until_its_ack(String link, String transport) throws Exception {
        lab.fault(link + ".back=drop:status=200,cseq=INVITE,count=2");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        assertEquals(3, seen(link, Kind.BACK, "200 OK (INVITE)").size());
        assertEquals(2, seen(link, Kind.FAULT, "bends 200 OK (INVITE)").size());
        List<JournalEntry> invites = seen(link, Kind.SENT, "INVITE");
        String callId = callId(invites.get(invites.size() - 1));
        // an ACK of an earlier call may still come by
        assertEquals(
                1,
                seen(link, Kind.SENT, "ACK").stream()
                        .filter(ack -> text(ack).contains(callId))
                        .count(),
                lab::tail);
        end(call);
        assertEquals("bye", atGvp().over());
        assertEquals(2, lab.lab.faults().of(link).get(0).acted());
    }

    @Test
    void every_second_200_lost_costs_no_call() throws Exception {
        lab.fault("x-15.back=drop:status=200,cseq=INVITE,every=2");
        for (int i = 1; i <= 3; i++) {
            PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
            assertEquals(200, soon(call.answered()));
            end(call);
            assertTrue(MediaPlatform.within(SOON, () -> lab.sbc().anchored() == 0));
        }
        // the second and the third call each lost one and had the next
        assertEquals(2, seen("x-15", Kind.FAULT, "bends 200 OK (INVITE)").size());
        assertEquals(5, seen("x-15", Kind.BACK, "200 OK (INVITE)").size());
    }

    @ParameterizedTest
    @CsvSource({"udp,INVITE", "udp,BYE"})
    void a_lost_request_over_udp_is_sent_again_by_its_timer(String transport, String method) throws Exception {
        lab.fault("x-15=drop:method=" + method + ",count=2");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        end(call);
        assertEquals("bye", atGvp().over());
        await("x-15", Kind.SENT, method, 3);
        await("x-15", Kind.ARRIVED, method, 1);
    }

    @ParameterizedTest
    @CsvSource({"x-15,udp", "x-15,tcp", "x-3,tcp"})
    void a_late_ack_stops_the_200s_and_the_call_stays(String link, String transport) throws Exception {
        lab.fault(link + "=delay:700ms,method=ACK");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        await(link, Kind.BACK, "200 OK (INVITE)", 2);
        await(link, Kind.ARRIVED, "ACK", 1);
        PlatformCall gvp = atGvp();
        assertHears(gvp, call);
        end(call);
        assertEquals("bye", gvp.over());
    }

    @ParameterizedTest
    @CsvSource({"udp", "tcp"})
    void a_bye_that_overtakes_the_ack_ends_the_call_and_the_200s(String transport) throws Exception {
        lab.fault("x-15=delay:400ms,method=ACK");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        end(call);
        assertEquals("bye", atGvp().over());
        await("x-15", Kind.ARRIVED, "ACK", 1);
        List<String> order = lab.lab.journal().since(0).stream()
                .filter(e -> e.link().equals("x-15") && e.kind() == Kind.ARRIVED)
                .map(e -> e.summary().split(" ")[0])
                .filter(m -> m.equals("ACK") || m.equals("BYE"))
                .toList();
        assertEquals(List.of("BYE", "ACK"), order);
    }

    @Test
    void an_ack_that_never_comes_ends_with_the_bye() throws Exception {
        lab.fault("x-15=drop:method=ACK");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(call.answered()));
        await("x-15", Kind.FAULT, "bends ACK", 2);
        end(call);
        assertEquals("bye", atGvp().over());
        long sent = repeated(call);
        // another call outlasts the time after which the first one's 200 would be sent again
        PhoneCall second = lab.phone(2).dial("8001", "sbc", "udp");
        assertEquals(200, soon(second.answered()));
        await("x-15", Kind.FAULT, "bends ACK", (int) sent + 4);
        assertEquals(sent, repeated(call));
        end(second);
    }

    private static long repeated(PhoneCall call) {
        return seen("x-15", Kind.BACK, "200 OK (INVITE)").stream()
                .filter(e -> e.fields().containsValue(call.callId()))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void requests_that_come_twice_or_swapped_count_once(String transport) throws Exception {
        lab.fault("x-15=duplicate");
        lab.fault("x-15.back=duplicate");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        PlatformCall gvp = atGvp();
        end(call);
        assertEquals("bye", gvp.over());
        assertTrue(seen("x-15", Kind.ARRIVED, "INVITE").size() >= 2);
        assertEquals(1, seen("x-2", Kind.SENT, "INVITE").size());
        assertEquals(1, seen("x-2", Kind.SENT, "BYE").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void a_bye_of_the_callee_that_overtakes_its_200_leaves_nothing(String transport) throws Exception {
        lab.fault("x-15.back=delay:600ms,status=200,cseq=INVITE");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        PlatformCall gvp = atGvp();
        assertEquals(200, gvp.answered.get(10, java.util.concurrent.TimeUnit.SECONDS));
        gvp.hangUp();
        soon(call.ended());
        await("x-15", Kind.BACK, "200 OK (INVITE)", 1);
    }

    @ParameterizedTest
    @CsvSource({"x-15,udp", "x-15,tcp"})
    void a_refusal_of_the_arrow_reaches_the_caller_and_never_the_callee(String link, String transport)
            throws Exception {
        lab.fault(link + "=reject:503,retry-after=5,count=1");
        PhoneCall refused = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(503, soon(refused.answered()));
        await(link, Kind.SENT, "ACK", 1);
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        JournalEntry answer = seen(link, Kind.BACK, "503").get(0);
        assertTrue(text(answer).contains("Retry-After: 5\r\n"), text(answer));
        assertEquals(1, seen(link, Kind.ARRIVED, "INVITE").size(), "only the second call's");
        end(call);
        await(link, Kind.ARRIVED, "BYE", 1);
        assertEquals(1, seen(link, Kind.ARRIVED, "ACK").size(), "the ACK of the refusal stays on the arrow");
    }

    @Test
    void a_503_leads_to_the_other_resource_manager() throws Exception {
        lab.fault("x-3@resource-manager=reject:503,retry-after=5");
        for (int i = 0; i < 3; i++) {
            PhoneCall call = lab.phone(1).dial("8001", "sbc", "tcp");
            assertEquals(200, soon(call.answered()));
            end(call);
        }
        assertEquals(0, lab.gvp(1).invites.size());
    }
}
