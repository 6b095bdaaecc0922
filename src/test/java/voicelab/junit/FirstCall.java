package voicelab.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import voicelab.Lab;
import voicelab.standin.PhoneCall;

/** The call that every lab can take: an order of some digits, until the platform hangs up. */
final class FirstCall {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FirstCall() {}

    static void placed(Lab lab, String digits) throws Exception {
        PhoneCall call = lab.phone("sip-endpoint").dial("8001", "sbc", "udp");
        assertEquals(200, call.answered().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        call.press(digits + "#");
        lab.journal()
                .await(
                        0,
                        "an order of " + digits,
                        e -> e.link().equals("gvp-21") && e.field("digits").equals(digits),
                        PATIENCE);
        assertEquals("there", call.ended().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
}
