package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a page learns of a {@code <transfer>}. */
class TransferItemTest extends DialogTest {
    private static final String BRIDGE = "<form><transfer name='t' dest='tel:7002' type='bridge'><filled>"
            + "<log><value expr=\"t + ' ' + t$.duration\"/></log></filled></transfer></form>";

    @Test
    void a_bridge_tells_how_it_ended_and_how_long_it_was() {
        platform.transferred = Transferred.FAR_END_DISCONNECT;
        platform.talked = Duration.ofMillis(2_500);
        page(BRIDGE);
        assertEquals(exited(), run());
        assertTranscript("transfer bridge tel:7002", "log far_end_disconnect 2.5");
    }

    @Test
    void keys_of_its_own_grammar_end_it_and_are_told() {
        platform.talked = Duration.ofMillis(1_500);
        platform.transferred = Transferred.FAR_END_DISCONNECT;
        platform.whileBridged = "1*7**9";
        page("<form><grammar mode='dtmf' version='1.0' root='f'><rule id='f'>1</rule></grammar>"
                + "<transfer name='t' dest='tel:7002' type='bridge' transferaudio='wait.wav'>"
                + "<grammar mode='dtmf' version='1.0' root='r'><rule id='r'>* 9</rule></grammar><filled>"
                + "<log><value expr=\"t + ' ' + t$.duration + ' ' + t$.inputmode + ' ' + t$.utterance"
                + " + ' ' + application.lastresult$.utterance\"/></log></filled></transfer></form>");
        assertEquals(exited(), run());
        assertTranscript("transfer bridge tel:7002", "log near_end_disconnect 1.5 dtmf *9 *9");
        assertEquals(
                "[http://app/wait.wav]",
                platform.lastTransfer.waiting().orElseThrow().toString());
    }

    @Test
    void without_a_grammar_no_key_ends_it() {
        platform.transferred = Transferred.FAR_END_DISCONNECT;
        platform.whileBridged = "123";
        page("<link next='other.vxml' dtmf='1'/>" + BRIDGE);
        assertEquals(exited(), run());
        assertTranscript("transfer bridge tel:7002", "log far_end_disconnect 0");
    }

    @Test
    void one_that_never_was_lasted_for_nothing() {
        platform.transferred = Transferred.BUSY;
        page(BRIDGE);
        assertEquals(exited(), run());
        assertTranscript("transfer bridge tel:7002", "log busy 0");
    }
}
