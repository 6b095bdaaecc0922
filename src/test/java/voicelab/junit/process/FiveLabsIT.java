package voicelab.junit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import voicelab.junit.Runs;

/** Five test classes side by side, each with the fat jar as a process of its own. */
@Tag("parallel")
class FiveLabsIT {
    private static final int LABS = 5;
    private static final int ALL_UP_SECONDS = 120;
    private static final Set<String> NETS = new ConcurrentSkipListSet<>();
    private static volatile CountDownLatch allUp = new CountDownLatch(LABS);

    @LabProcessTest(bootSeconds = 120)
    abstract static class OneCall {
        @Test
        void a_call_crosses_while_four_other_labs_are_up(LabProcess lab) throws Exception {
            NETS.add(lab.net());
            allUp.countDown();
            assertTrue(allUp.await(ALL_UP_SECONDS, TimeUnit.SECONDS), () -> allUp.getCount() + " labs are missing");
            assertEquals(5060, lab.address("SIP_SERVER_SIP").getPort());
            LabCall call = lab.dial("8001").answered().press("42#");
            lab.await("an order of 42", e -> e.at("fields").at("digits").text().equals("42"), Duration.ofSeconds(60));
            assertEquals("there", call.ended());
            String own = lab.net().replace("0/24", "");
            for (Json entry : lab.journal())
                assertTrue(
                        entry.at("source").isMissing()
                                || entry.at("source").text().startsWith(own),
                        entry::toString);
        }
    }

    static class P0 extends OneCall {}

    static class P1 extends OneCall {}

    static class P2 extends OneCall {}

    static class P3 extends OneCall {}

    static class P4 extends OneCall {}

    /** Once; {@code -Dvoicelab.rounds=10} looks for races. */
    @Test
    void five_processes_take_calls_at_once() {
        int rounds = Integer.getInteger("voicelab.rounds", 1);
        for (int round = 1; round <= rounds; round++) {
            once();
            if (rounds > 1) System.out.println(Runs.memory("round " + round));
        }
    }

    private static void once() {
        NETS.clear();
        allUp = new CountDownLatch(LABS);
        Runs runs = Runs.sideBySide(P0.class, P1.class, P2.class, P3.class, P4.class);
        assertEquals(Map.of(), runs.failures(), runs::told);
        assertEquals(LABS, runs.passed());
        assertEquals(LABS, NETS.size(), NETS::toString);
    }
}
