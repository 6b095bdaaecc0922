package voicelab.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void what_is_held_is_counted_and_what_is_not_is_not() {
        byte[] held = new byte[32 << 20];
        long with = LiveHeap.bytes().orElseThrow();
        Reference.reachabilityFence(held);
        held = null;
        long without = LiveHeap.bytes().orElseThrow();
        assertTrue(with - without > 24 << 20, with + " and " + without);
    }
}
