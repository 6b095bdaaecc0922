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
    void one_that_never_was_lasted_for_nothing() {
        platform.transferred = Transferred.BUSY;
        page(BRIDGE);
        assertEquals(exited(), run());
        assertTranscript("transfer bridge tel:7002", "log busy 0");
    }
}
