package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TickPaceTest {
    private static final long MILLI = 1_000_000;
    private final TickPace pace = new TickPace();

    @Test
    void deadlines_are_absolute_so_lateness_does_not_add_up() {
        long start = Long.MAX_VALUE - 30 * MILLI; // the origin is arbitrary, it may wrap
        pace.start(start);
        assertEquals(0, pace.until(start));
        assertEquals(0, pace.take(start));
        assertEquals(20 * MILLI, pace.until(start));
        pace.take(start + 23 * MILLI);
        assertEquals(17 * MILLI, pace.until(start + 23 * MILLI));
        pace.take(start + 40 * MILLI);
        assertEquals(20 * MILLI, pace.until(start + 40 * MILLI));
    }

    @Test
    void who_was_held_up_catches_up_by_ticks_of_10_ms() {
        pace.start(0);
        pace.take(0);
        long now = 200 * MILLI;
        int ticks = 0;
        while (pace.until(now) < 20 * MILLI && ticks < 100) {
            long wait = Math.max(0, pace.until(now));
            if (ticks > 0) assertEquals(10 * MILLI, wait, "tick " + ticks);
            now += wait;
            assertEquals(0, pace.take(now));
            ticks++;
            if (pace.until(now) > 10 * MILLI) break;
        }
        // 180 ms behind: each 10 ms mends 10 ms
        assertEquals(19, ticks);
        assertEquals(380 * MILLI, now);
    }

    @Test
    void after_more_than_a_second_the_ticks_are_let_go() {
        pace.start(0);
        pace.take(0);
        assertEquals(249, pace.take(5_000 * MILLI));
        assertEquals(20 * MILLI, pace.until(5_000 * MILLI));
    }

    @Test
    void a_tick_that_stalls_is_not_followed_at_once() {
        pace.start(0);
        pace.take(0);
        pace.done(15 * MILLI);
        assertEquals(5 * MILLI, pace.until(15 * MILLI));
        pace.take(20 * MILLI);
        pace.done(90 * MILLI);
        assertEquals(10 * MILLI, pace.until(90 * MILLI));
    }
}
