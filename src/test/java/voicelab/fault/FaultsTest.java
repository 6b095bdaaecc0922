package voicelab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;

class FaultsTest {
    private final FaultParser parser = new FaultParser(ConnectionMap.shipped());

    private static Faults seeded(long seed) {
        return new Faults(number -> new Random(seed * 31 + number));
    }

    private String pattern(Faults faults, String text, int parcels) {
        ActiveFault fault = faults.set(parser.parse(text));
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parcels; i++)
            pattern.append(fault.acts("mcp", "das", fault.spec().back(), Map::of) ? 'x' : '.');
        return pattern.toString();
    }

    @Test
    void count_every_and_both_together_act_when_they_say() {
        assertEquals("xx....", pattern(seeded(1), "gvp-12=drop:count=2", 6));
        assertEquals("..x..x", pattern(seeded(1), "gvp-12=drop:every=3", 6));
        assertEquals("..x...", pattern(seeded(1), "gvp-12=drop:every=3,count=1", 6));
        assertEquals("......", pattern(seeded(1), "gvp-12=drop:p=0", 6));
    }

    @Test
    void a_probability_repeats_with_its_seed_and_only_then() {
        String once = pattern(seeded(5), "gvp-12=drop:40%", 200);
        assertEquals(once, pattern(seeded(5), "gvp-12=drop:40%", 200));
        assertNotEquals(once, pattern(seeded(6), "gvp-12=drop:40%", 200));
        long dropped = once.chars().filter(c -> c == 'x').count();
        assertTrue(dropped > 50 && dropped < 110, once);
    }

    @Test
    void a_fault_for_an_instance_leaves_the_others_alone() {
        ActiveFault fault = seeded(1).set(parser.parse("gvp-12@mcp-2=drop"));
        assertEquals(false, fault.acts("mcp", "das", false, Map::of));
        assertEquals(true, fault.acts("mcp-2", "das", false, Map::of));
        assertEquals(false, fault.acts("mcp-2", "das", true, Map::of), "what comes back is another way");
        assertEquals(1, fault.acted());
    }

    @Test
    void faults_are_listed_in_order_and_mended_by_link_or_all_at_once() {
        Faults faults = seeded(1);
        List<String> heard = new ArrayList<>();
        faults.watch(heard::add);
        faults.set(parser.parse("gvp-12=drop"));
        faults.set(parser.parse("gvp-12=duplicate"));
        faults.set(parser.parse("gvp-3=cut"));
        assertEquals(
                List.of("drop", "duplicate"),
                faults.of("gvp-12").stream().map(f -> f.spec().fault().kind()).toList());
        assertEquals(3, faults.all().size());
        assertEquals(2, faults.mend("gvp-12"));
        assertEquals(0, faults.mend("gvp-12"));
        assertEquals(1, faults.mendAll());
        assertEquals(List.of(), faults.all());
        assertEquals(List.of("gvp-12", "gvp-12", "gvp-3", "gvp-12", "gvp-12", "gvp-3"), heard);
    }

    @Test
    void more_faults_than_anybody_wants_are_refused() {
        Faults faults = seeded(1);
        FaultSpec spec = parser.parse("gvp-12=drop");
        for (int i = 0; i < Faults.MAX_FAULTS; i++) faults.set(spec);
        String told = assertThrows(FaultSyntax.class, () -> faults.set(spec)).getMessage();
        assertTrue(told.startsWith("more than 1000 faults are set"), told);
    }
}
