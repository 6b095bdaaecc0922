package voicelab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CleanRateTest {
    private static final ProcessUse USE = new ProcessUse(1, 0, 1);

    /** A run of ten seconds in which all calls were answered in time, or one of a hundred was not. */
    private static SippRun run(int aSecond, boolean clean) {
        int calls = aSecond * 10;
        int failed = clean ? calls / 1_000 : calls / 100;
        return new SippRun(
                new SippRun.Asked(aSecond, calls, 0), calls, calls - failed, 0, failed, 0, 0, 10_000, 1, 1, 1, USE, 0);
    }

    /** Where the search ends when everything up to {@code holds} is held. */
    private static CleanRate search(int first, int holds) {
        CleanRate rate = new CleanRate(first);
        while (!rate.isOver()) rate.saw(run(rate.next(), rate.next() <= holds));
        return rate;
    }

    @Test
    void it_climbs_until_a_rate_is_not_held() {
        CleanRate rate = search(1_000, 1_300);
        assertEquals(1_254, rate.best().asked().aSecond());
        assertTrue(rate.isBounded());
    }

    @Test
    void it_comes_down_until_a_rate_is_held() {
        CleanRate rate = search(1_000, 800);
        assertEquals(774, rate.best().asked().aSecond());
        assertTrue(rate.isBounded());
    }

    @Test
    void far_above_what_is_held_it_comes_down_in_long_steps_and_climbs_again() {
        CleanRate rate = new CleanRate(4_000);
        int asked = 0;
        for (; !rate.isOver(); asked++) {
            int calls = rate.next() * 10;
            int answered = Math.min(calls, 9_000);
            rate.saw(new SippRun(
                    new SippRun.Asked(rate.next(), calls, 0),
                    calls,
                    answered,
                    calls - answered,
                    0,
                    0,
                    0,
                    9_000,
                    1,
                    1,
                    1,
                    USE,
                    0));
        }
        assertEquals(864, rate.best().asked().aSecond());
        assertEquals(6, asked);
        assertTrue(rate.isBounded());
    }

    @Test
    void a_rate_that_was_not_held_is_asked_again_on_the_way_up() {
        CleanRate rate = new CleanRate(1_000);
        rate.saw(run(rate.next(), false));
        while (!rate.isOver()) rate.saw(run(rate.next(), rate.next() <= 1_200));
        assertEquals(1_103, rate.best().asked().aSecond());
        assertTrue(rate.isBounded());
    }

    @Test
    void a_rate_that_is_held_only_once_gives_way_to_the_one_below() {
        CleanRate rate = new CleanRate(1_000);
        int asked = 0;
        // 1,254 is held the first time only
        for (; !rate.isOver(); asked++) rate.saw(run(rate.next(), rate.next() <= (asked < 3 ? 1_254 : 1_200)));
        assertEquals(1_120, rate.best().asked().aSecond());
        assertEquals(6, asked);
        assertTrue(rate.isBounded());
    }

    @Test
    void the_lowest_that_was_held_stays_when_it_is_not_held_again() {
        CleanRate rate = new CleanRate(1_000);
        for (int asked = 0; !rate.isOver(); asked++) rate.saw(run(rate.next(), asked == 0));
        assertEquals(1_000, rate.best().asked().aSecond());
    }

    @Test
    void what_holds_everything_is_told_to_hold_at_least_the_last() {
        CleanRate rate = search(1_000, 1_000_000);
        assertFalse(rate.isBounded());
        assertTrue(rate.best().asked().aSecond() > 2_000);
    }

    @Test
    void what_holds_nothing_has_no_rate() {
        assertNull(search(1_000, 0).best());
    }

    @Test
    void a_run_is_not_clean_when_refusals_and_failures_are_more_than_one_of_a_thousand_or_it_ends_late() {
        SippRun.Asked asked = new SippRun.Asked(1_000, 10_000, 0);
        assertTrue(new SippRun(asked, 10_000, 9_990, 5, 5, 0, 0, 10_900, 1, 1, 1, USE, 0).isClean());
        assertFalse(new SippRun(asked, 10_000, 9_989, 6, 5, 0, 0, 10_000, 1, 1, 1, USE, 0).isClean());
        assertFalse(new SippRun(asked, 10_000, 10_000, 0, 0, 0, 0, 12_000, 1, 1, 1, USE, 0).isClean());
        assertFalse(new SippRun(asked, 9_000, 9_000, 0, 0, 0, 0, 9_000, 1, 1, 1, USE, 0).isClean());
    }
}
