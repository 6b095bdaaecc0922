package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RFactorTest {
    @Test
    void the_r_factor_falls_with_loss_and_delay() {
        assertEquals(92.7, RFactor.of(1_000, 0, 0, -1), 0.1);
        assertEquals(75, RFactor.of(990, 10, 10, 0), 1);
        assertTrue(RFactor.of(1_000, 0, 0, 600) < 80);
        assertTrue(RFactor.of(0, 100, 1, 10) < 5);
    }

    @Test
    void losses_in_a_row_are_worse_than_the_same_apart() {
        double apart = RFactor.of(950, 50, 50, 0);
        assertEquals(41.7, apart, 0.1);
        assertEquals(24.2, RFactor.of(950, 50, 25, 0), 0.1);
    }
}
