package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefusedCallsTest {
    private static final long START = TimeUnit.HOURS.toNanos(20);

    private final RefusedCalls refused = new RefusedCalls(32);

    @Test
    void what_was_refused_is_known_again_and_nothing_else() {
        assertFalse(refused.contains("z9hG4bK-1", START));
        for (int i = 0; i < 20_000; i++) refused.add("z9hG4bK-" + i, START);
        int known = 0;
        for (int i = 0; i < 20_000; i++) if (refused.contains("z9hG4bK-" + i, START)) known++;
        assertTrue(known > 19_000, known + " of 20,000");
        for (int i = 20_000; i < 200_000; i++) assertFalse(refused.contains("z9hG4bK-" + i, START));
        refused.clear();
        assertFalse(refused.contains("z9hG4bK-19999", START));
    }

    @Test
    void who_never_changes_his_branch_is_not_refused_for_ever() {
        for (int second = 0; second < 40; second += 5) refused.add("same", after(second));
        assertTrue(refused.contains("same", after(50)), "refused again at 35 s");
        for (int second = 0; second <= 32; second++) assertTrue(refused.contains("same", after(35 + second)));
        assertFalse(refused.contains("same", after(68)));
        assertFalse(refused.contains("same", after(200_000)));
    }

    private static long after(int seconds) {
        return START + TimeUnit.SECONDS.toNanos(seconds);
    }
}
