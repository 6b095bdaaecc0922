package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** Calls that do not end as they began. */
class FailedCallsTest extends PlatformTestCase {
    @Test
    void a_body_that_is_not_known_is_answered_501() throws Exception {
        Caller.Placed call = call("8001");
        call.up();
        assertEquals(
                501,
                call.call()
                        .request("INFO", List.of(), SipContent.of("application/msml+xml", "<msml version=\"1.1\"/>"))
                        .get(10, TimeUnit.SECONDS)
                        .status());
        call.call().hangUp();
    }

    @Test
    void a_silent_caller_is_sent_away_when_the_labs_time_has_passed() throws Exception {
        Caller.Placed call = call("8001");
        call.up();
        call.hear("Two keys");
        // the time-out begins when the prompt has ended: time passes until it has
        for (int i = 0; i < 40 && !call.ended.isDone(); i++) {
            lab.lab().clock().move(Duration.ofSeconds(21));
            lab.lab().journal().find(lab.lab().journal().last(), e -> call.ended.isDone(), Duration.ofMillis(500));
        }
        assertTrue(call.over() != null, "BYE from the platform");
    }

    @Test
    void a_page_that_is_no_voicexml_is_answered_400() throws Exception {
        SipPacket refusal = call("8002").refusal();
        assertEquals(400, refusal.status(), refusal.toString());
    }

    @Test
    void a_call_that_is_cancelled_while_its_page_is_fetched_is_answered_487() throws Exception {
        Caller.Placed call = call("8003");
        lab.await("IVR profile slow chosen");
        call.call().cancel();
        assertEquals(487, call.refusal().status());
        lab.await("call ended: abandoned");
    }
}
