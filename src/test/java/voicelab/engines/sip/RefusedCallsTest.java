package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RefusedCallsTest {
    private final RefusedCalls refused = new RefusedCalls();

    @Test
    void what_was_refused_is_known_again_and_nothing_else() {
        assertFalse(refused.contains("z9hG4bK-1"));
        for (int i = 0; i < 20_000; i++) refused.add("z9hG4bK-" + i);
        int known = 0;
        for (int i = 0; i < 20_000; i++) if (refused.contains("z9hG4bK-" + i)) known++;
        assertTrue(known > 19_000, known + " of 20,000");
        for (int i = 20_000; i < 200_000; i++) assertFalse(refused.contains("z9hG4bK-" + i));
        refused.clear();
        assertFalse(refused.contains("z9hG4bK-19999"));
    }
}
