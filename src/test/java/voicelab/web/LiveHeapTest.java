package voicelab.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void what_is_held_is_counted_and_what_is_not_is_not() {
        byte[] held = new byte[32 << 20];
        LiveHeap with = LiveHeap.now().orElseThrow();
        Reference.reachabilityFence(held);
        held = null;
        LiveHeap without = LiveHeap.now().orElseThrow();
        assertTrue(with.bytes() - without.bytes() > 24 << 20, with.bytes() + " and " + without.bytes());
        assertTrue(with.classes().get("[B") - without.classes().get("[B") > 24 << 20, with.classes() + "");
    }

    @Test
    void a_class_that_two_loaders_have_is_one_line_and_small_ones_are_none() {
        String histogram = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        362208       62651472  [B (java.base@17.0.15)
                   2:          1000         100000  voicelab.Thing
                   3:             1         200000  voicelab.Thing
                   4:             3             48  voicelab.Little
                Total        363212       62951520
                """;
        assertEquals(
                Optional.of(new LiveHeap(62_951_520, Map.of("[B", 62_651_472L, "voicelab.Thing", 300_000L))),
                LiveHeap.read(histogram));
        assertEquals(Optional.empty(), LiveHeap.read("no such command"));
    }
}
