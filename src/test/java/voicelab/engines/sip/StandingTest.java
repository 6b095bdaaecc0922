package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StandingTest {
    private final Standing standing = new Standing();

    @Test
    void a_channel_that_runs_empty_each_time_has_no_queue_however_much_it_brings() {
        for (long now = 0; now < 1_000; now += 100) {
            standing.read(now);
            standing.read(now + 10);
            assertEquals(10, standing.nanos(now + 10));
            standing.turned(false);
            assertEquals(0, standing.nanos(now + 20));
        }
    }

    @Test
    void a_channel_that_has_more_at_each_turn_is_behind_since_the_first() {
        standing.read(100);
        standing.turned(true);
        assertEquals(50, standing.nanos(150));
        standing.read(200);
        standing.turned(true);
        standing.read(300);
        assertEquals(200, standing.nanos(300));
    }

    @Test
    void it_is_back_as_soon_as_it_has_run_empty() {
        standing.read(100);
        standing.turned(true);
        standing.read(500);
        standing.turned(false);
        assertEquals(0, standing.nanos(600));
        standing.read(700);
        assertEquals(0, standing.nanos(700));
    }
}
