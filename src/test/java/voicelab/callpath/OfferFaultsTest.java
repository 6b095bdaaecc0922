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

/** Session descriptions that come late, wrong or not at all. */
class OfferFaultsTest extends VoiceFaultsTestCase {
    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void an_offer_that_comes_late_is_answered_in_the_ack(String transport) throws Exception {
        lab.fault("x-15=late-sdp");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        JournalEntry invite = seen("x-15", Kind.ARRIVED, "INVITE").get(0);
        // the ACK of an earlier call may still come by
        String callId = callId(invite);
        JournalEntry ack = lab.lab
                .journal()
                .await(
                        0,
                        "the ACK of this call",
                        e -> e.link().equals("x-15")
                                && e.kind() == Kind.ARRIVED
                                && e.summary().startsWith("ACK")
                                && text(e).contains(callId),
                        SOON);
        assertTrue(!text(invite).contains("m=audio") && text(invite).contains("Content-Length: 0"), text(invite));
        assertTrue(text(ack).contains("m=audio"), text(ack));
        PlatformCall gvp = atGvp();
        assertHears(gvp, call);
        end(call);
        assertEquals("bye", gvp.over());
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void an_answer_that_never_comes_leaves_nothing_behind_when_the_call_ends(String transport) throws Exception {
        lab.fault("x-15=late-sdp:answer=none");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", transport);
        assertEquals(200, soon(call.answered()));
        await("x-15", Kind.ARRIVED, "ACK", 1);
        List<JournalEntry> acks = seen("x-15", Kind.ARRIVED, "ACK");
        assertTrue(acks.stream().noneMatch(ack -> text(ack).contains("m=audio")), lab::tail);
        call.hangUp();
        soon(call.ended());
    }

    @Test
    void an_offer_for_port_0_arrives_as_such_and_the_call_ends_as_it_may() throws Exception {
        lab.fault("x-15=wrong-sdp:port=0");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        int status = soon(call.answered());
        String invite = text(seen("x-15", Kind.ARRIVED, "INVITE").get(0));
        assertTrue(invite.contains("m=audio 0 "), invite);
        // no port is no audio: what the callee says to a call without any
        assertEquals(488, status);
    }

    @ParameterizedTest
    @CsvSource({"codec=G729,488", "garbled,488"})
    void an_offer_that_cannot_be_is_refused(String how, int status) throws Exception {
        lab.fault("x-15=wrong-sdp:" + how);
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(status, soon(call.answered()));
    }

    @Test
    void a_wrong_address_arrives_and_the_call_stays() throws Exception {
        lab.fault("x-15=wrong-sdp:address=127.0.0.99");
        PhoneCall call = lab.phone(1).dial("8001", "sbc", "udp");
        assertEquals(200, soon(call.answered()));
        String invite = text(seen("x-15", Kind.ARRIVED, "INVITE").get(0));
        assertTrue(invite.contains("c=IN IP4 127.0.0.99\r\n"), invite);
        end(call);
        assertEquals("bye", atGvp().over());
    }
}
