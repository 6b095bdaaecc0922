package voicelab.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.systems.kafka.StreamsLab;

/** The reader's connection, and its negative control. */
class StreamProofTest {
    @Test
    void the_readers_connection_is_proved_and_fails_when_it_is_cut() throws Exception {
        try (Lab lab = StreamsLab.boot("127.20.45.0/24")) {
            RowResult cold = only(lab);
            assertTrue(cold.proved(), cold::toString);
            lab.fault("x-14=cut");
            assertTrue(only(lab).failed());
            lab.reset();
            RowResult again = only(lab);
            assertTrue(again.proved(), again::toString);
            assertEquals(0, lab.journal().bugs());
        }
    }

    private static RowResult only(Lab lab) {
        return new Proof(lab).run(Set.of("x-14"), line -> {}).support().get(0);
    }
}
