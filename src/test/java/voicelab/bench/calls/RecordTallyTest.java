package voicelab.bench.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class RecordTallyTest {
    private final RecordTally tally = new RecordTally(calls(0, 1, 2));

    @Test
    void one_of_each_for_every_completed_call_is_whole() {
        for (int call = 0; call < 3; call++) both(call);
        RecordCount count = tally.counted("SQL", 5);
        assertTrue(count.whole());
        assertEquals(new RecordCount("SQL", 3, 3, 3, 0, 0, 5), count);
    }

    @Test
    void a_record_that_is_not_there_is_lost_and_its_call_named() {
        both(0);
        tally.row(1, "rm", 1);
        both(2);
        RecordCount count = tally.counted("SQL", 0);
        assertEquals(1, count.lost());
        assertFalse(count.whole());
        assertArrayEquals(new int[] {1}, tally.incomplete(10));
    }

    @Test
    void two_of_one_component_do_not_stand_for_one_of_each() {
        both(0);
        both(1);
        tally.row(2, "mcp", 2);
        RecordCount count = tally.counted("SQL", 0);
        assertEquals(1, count.lost());
        assertEquals(1, count.twice());
        assertArrayEquals(new int[] {2}, tally.doubled(10));
    }

    @Test
    void records_of_calls_that_failed_are_neither_wanted_nor_too_many() {
        for (int call = 0; call < 3; call++) both(call);
        tally.row(7, "rm", 2);
        assertTrue(tally.counted("SQL", 0).whole());
    }

    private void both(int call) {
        tally.row(call, "rm", 1);
        tally.row(call, "mcp", 1);
    }

    private static BitSet calls(int... numbers) {
        BitSet calls = new BitSet();
        for (int number : numbers) calls.set(number);
        return calls;
    }
}
