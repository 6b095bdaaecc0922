package voicelab.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.Lab;

/** The connection of a pair of Resource Managers, its negative control, and that a node alone has none. */
class PairProofTest {
    @Test
    void the_pairs_connection_is_proved_and_fails_when_it_is_cut() throws Exception {
        try (Lab lab = Lab.boot("rm-pair")) {
            RowResult cold = only(lab);
            assertTrue(cold.proved(), cold::toString);
            lab.fault("x-9=cut");
            assertTrue(only(lab).failed());
            lab.reset();
            RowResult again = only(lab);
            assertTrue(again.proved(), again::toString);
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(30).toString());
        }
    }

    @Test
    void a_resource_manager_alone_has_no_such_connection() throws Exception {
        try (Lab lab = Lab.boot("minimal")) {
            assertEquals("off", only(lab).state());
            assertTrue(lab.runningLinks().stream().noneMatch(link -> link.id().equals("x-9")));
        }
    }

    private static RowResult only(Lab lab) {
        return new Proof(lab).run(Set.of("x-9"), line -> {}).support().get(0);
    }
}
