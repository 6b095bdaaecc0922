package voicelab.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.map.Transport;
import voicelab.standin.BoundListener;

/** Ten test classes side by side in one JVM, each with a lab of its own on the documented ports. */
@Tag("parallel")
class TenLabsTest {
    private static final int LABS = 10;
    private static final int ALL_UP_SECONDS = 120;
    private static final Set<String> NETS = new ConcurrentSkipListSet<>();
    private static final Map<String, Long> JOURNALS = new ConcurrentHashMap<>();
    private static volatile CountDownLatch allUp = new CountDownLatch(LABS);

    @LabTest
    abstract static class OneCall {
        @Test
        void a_call_crosses_while_nine_other_labs_are_up(Lab lab) throws Exception {
            NETS.add(lab.plan().net().toString());
            allUp.countDown();
            assertTrue(allUp.await(ALL_UP_SECONDS, TimeUnit.SECONDS), () -> allUp.getCount() + " labs are missing");
            for (BoundListener bound : lab.running().rooms().allListeners())
                assertTrue(
                        lab.plan().moved(bound.spec())
                                || bound.spec().documentedPort().first()
                                        == bound.bound().getPort(),
                        () -> bound + " is not on its documented port");
            assertTrue(lab.running().rooms().allListeners().stream()
                    .anyMatch(b ->
                            b.spec().transport() == Transport.TCP && b.bound().getPort() == 5060));
            FirstCall.placed(lab, "42");
            String own = lab.plan().net().toString().replace("0/24", "");
            lab.journal().since(0).stream()
                    .filter(e -> e.source() != null)
                    .forEach(e -> assertTrue(e.toString().contains(own), () -> "of another lab: " + e));
            JOURNALS.put(own, lab.journal().last());
        }
    }

    static class C0 extends OneCall {}

    static class C1 extends OneCall {}

    static class C2 extends OneCall {}

    static class C3 extends OneCall {}

    static class C4 extends OneCall {}

    static class C5 extends OneCall {}

    static class C6 extends OneCall {}

    static class C7 extends OneCall {}

    static class C8 extends OneCall {}

    static class C9 extends OneCall {}

    /** Once; {@code -Dvoicelab.rounds=10} looks for races and leaks. */
    @Test
    void ten_classes_call_at_once() {
        int rounds = Integer.getInteger("voicelab.rounds", 1);
        for (int round = 1; round <= rounds; round++) {
            once();
            if (rounds > 1) System.out.println(Runs.memory("round " + round));
        }
    }

    private static void once() {
        NETS.clear();
        JOURNALS.clear();
        allUp = new CountDownLatch(LABS);
        Runs runs = Runs.sideBySide(
                C0.class, C1.class, C2.class, C3.class, C4.class, C5.class, C6.class, C7.class, C8.class, C9.class);
        assertEquals(Map.of(), runs.failures(), runs::told);
        assertEquals(LABS, runs.passed());
        assertEquals(LABS, NETS.size(), NETS::toString);
        assertEquals(LABS, JOURNALS.size(), JOURNALS::toString);
    }
}
