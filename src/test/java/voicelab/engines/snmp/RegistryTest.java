package voicelab.engines.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import voicelab.protocols.smi.Oid;

class RegistryTest {
    private final Registry registry = new Registry(100);
    private final MibSource outer = source();
    private final MibSource inner = source();

    private static MibSource source() {
        return new OwnObjects(TreeMap::new);
    }

    private static Registration at(MibSource source, String subtree, int priority) {
        return new Registration(source, Oid.parse(subtree), 0, 0, priority);
    }

    @Test
    void the_longest_subtree_is_cut_out_of_what_is_around_it() {
        registry.add(at(outer, "1.3.6", 127));
        registry.add(at(inner, "1.3.6.1.2", 200));
        assertEquals(Optional.of(outer), registry.at(Oid.parse("1.3.6.1.1.9")));
        assertEquals(Optional.of(inner), registry.at(Oid.parse("1.3.6.1.2")));
        assertEquals(Optional.of(inner), registry.at(Oid.parse("1.3.6.1.2.5.5")));
        assertEquals(Optional.of(outer), registry.at(Oid.parse("1.3.6.1.3")));
        assertEquals(Optional.empty(), registry.at(Oid.parse("1.3.7")));
        assertEquals(List.of("1.3.6 1.3.6.1.2", "1.3.6.1.2 1.3.6.1.3", "1.3.6.1.3 1.3.7"), intervals());
    }

    private List<String> intervals() {
        List<String> all = new ArrayList<>();
        Optional<Registry.Interval> next = registry.from(Oid.EMPTY);
        while (next.isPresent()) {
            all.add(next.get().start() + " " + next.get().end());
            next = registry.from(next.get().end());
        }
        return all;
    }

    @Test
    void among_equal_subtrees_the_lowest_priority_number_answers_and_the_next_takes_over() {
        assertEquals(Registry.Outcome.DONE, registry.add(at(outer, "1.3", 128)));
        assertEquals(Registry.Outcome.DONE, registry.add(at(inner, "1.3", 127)));
        assertEquals(Registry.Outcome.DUPLICATE, registry.add(at(inner, "1.3", 128)));
        assertEquals(Optional.of(inner), registry.at(Oid.parse("1.3.1")));
        registry.removeAll(inner);
        assertEquals(Optional.of(outer), registry.at(Oid.parse("1.3.1")));
        assertFalse(registry.remove(outer, Oid.parse("1.3"), 0, 0, 127));
        assertTrue(registry.remove(outer, Oid.parse("1.3"), 0, 0, 128));
        assertEquals(Optional.empty(), registry.at(Oid.parse("1.3.1")));
    }

    @Test
    void a_range_stands_for_each_of_its_subtrees_and_counts_so() {
        Oid row = Oid.parse("1.3.1.1");
        assertEquals(Registry.Outcome.DONE, registry.add(new Registration(outer, row, 4, 20, 127)));
        assertEquals(Optional.of(outer), registry.at(Oid.parse("1.3.1.20.7")));
        assertEquals(Optional.empty(), registry.at(Oid.parse("1.3.1.21")));
        assertEquals(Registry.Outcome.TOO_MANY, registry.add(new Registration(inner, row, 4, 2_000_000_000L, 1)));
        assertEquals(Registry.Outcome.TOO_MANY, registry.add(new Registration(inner, row, 4, 0, 1)));
        assertTrue(registry.remove(outer, row, 4, 20, 127));
        assertEquals(0, registry.size());
    }
}
