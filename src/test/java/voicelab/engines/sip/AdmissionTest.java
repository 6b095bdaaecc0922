package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final long MILLI = 1_000_000;
    private static final long MOST = 80 * MILLI;

    private final Admission admission = new Admission(MOST);
    private long now;

    /** Calls evenly over a time, all with that queue before them. @return how many were admitted */
    private int offer(int aSecond, long millis, long queue) {
        int calls = (int) (aSecond * millis / 1_000);
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            now += millis * MILLI / calls;
            if (admission.admits(queue, now)) admitted++;
        }
        return admitted;
    }

    /** The second of two such windows: what the first one led to. */
    private int window(int aSecond, long queue) {
        offer(aSecond, 50, queue);
        return offer(aSecond, 50, queue);
    }

    @Test
    void without_a_queue_that_is_too_long_all_are_admitted() {
        assertEquals(50_000, offer(50_000, 1_000, 0));
        assertEquals(50_000, offer(50_000, 1_000, MOST));
    }

    @Test
    void while_the_queue_is_too_long_nobody_is() {
        offer(10_000, 500, 0);
        assertEquals(0, offer(10_000, 500, MOST + 1));
    }

    @Test
    void behind_a_queue_it_begins_with_what_was_served_and_takes_more_as_long_as_none_grows() {
        offer(10_000, 500, 0);
        offer(20_000, 10, MOST + 1);
        offer(20_000, 40, 0);
        int first = offer(20_000, 50, 0);
        assertTrue(first >= 400 && first <= 800, "of 1,000: " + first);
        int second = offer(20_000, 50, 0);
        assertTrue(second > first, second + " after " + first);
        offer(20_000, 150, MOST / 4); // what may come at once has come
        int held = offer(20_000, 50, MOST / 4);
        assertEquals(held, offer(20_000, 50, MOST / 4), 2);
        int shrunk = window(20_000, MOST);
        assertTrue(shrunk < held && shrunk > 0, shrunk + " after " + held);
    }

    @Test
    void a_queue_that_grows_is_met_before_it_is_long() {
        offer(10_000, 500, 0);
        offer(20_000, 50, MOST + 1);
        offer(20_000, 100, 0);
        int before = offer(20_000, 50, 0);
        assertTrue(window(20_000, MOST / 5) < before);
    }

    @Test
    void what_was_sustained_is_soon_taken_on_again() {
        offer(10_000, 500, 0);
        offer(20_000, 50, MOST + 1);
        for (int i = 0; i < 40; i++) offer(20_000, 50, MOST / 4);
        int sustained = offer(20_000, 50, MOST / 4);
        for (int i = 0; i < 3; i++) offer(20_000, 50, MOST);
        offer(20_000, 200, 0);
        assertTrue(offer(20_000, 50, 0) >= 0.95 * sustained);
    }

    @Test
    void a_reset_admits_all() {
        offer(10_000, 100, MOST + 1);
        admission.clear();
        assertEquals(1_000, offer(10_000, 100, 0));
    }

    @Test
    void where_none_is_refused_any_more_it_is_over_within_a_second() {
        offer(20_000, 500, 0);
        offer(20_000, 200, MOST + 1);
        offer(20_000, 300, 0);
        offer(10_000, 900, 0);
        assertEquals(1_000, offer(10_000, 100, 0));
        assertEquals(50_000, offer(50_000, 1_000, 0));
    }

    @Test
    void a_node_that_served_nothing_tries_a_few() {
        offer(1_000, 300, MOST + 1);
        int tried = offer(1_000, 1_000, 0);
        assertTrue(tried > 50, "of 1,000: " + tried);
    }

    @Test
    void a_pause_of_all_callers_is_no_reason_to_refuse() {
        offer(10_000, 200, MOST + 1);
        now += 60_000 * MILLI;
        offer(100, 200, 0);
        assertEquals(1_000, offer(10_000, 100, 0));
    }
}
