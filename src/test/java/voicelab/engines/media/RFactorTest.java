package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RFactorTest {
    @Test
    void the_r_factor_falls_with_loss_and_delay() {
        assertEquals(92.7, RFactor.of(1_000, 0, -1), 0.1);
        assertEquals(75, RFactor.of(990, 10, 0), 1);
        assertTrue(RFactor.of(1_000, 0, 600) < 80);
        assertTrue(RFactor.of(0, 100, 10) < 5);
    }
}
