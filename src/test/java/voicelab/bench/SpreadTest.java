package voicelab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void the_median_is_the_middle_or_between_the_two_middles() {
        assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9L, 1L, 3L), n -> n));
        assertEquals(new Spread(4, 1, 9), Spread.of(List.of(9L, 5L, 1L, 3L), n -> n));
        assertEquals(new Spread(0, 0, 0), Spread.of(List.<Long>of(), n -> n));
        assertEquals("4 (1-9)", new Spread(4, 1, 9).toString());
        assertEquals("7", new Spread(7, 7, 7).toString());
    }
}
