package voicelab.bench.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int RATE = 50;
    private static final int SECONDS = 300;
    private static final int CALLS = RATE * SECONDS;
    private static final RecordCount WHOLE = new RecordCount("SQL", CALLS, CALLS, CALLS, 0, 0, 100);

    @Test
    void calls_that_all_went_well_with_all_their_records_are_good() {
        assertTrue(Verdict.good(Verdict.of(figures(calls(0, 12), WHOLE, still()))));
    }

    @Test
    void one_failed_call_is_a_miss() {
        assertMisses("calls failed", figures(calls(1, 12), WHOLE, still()));
    }

    @Test
    void answers_that_come_late_are_a_miss_though_every_call_went_well() {
        assertMisses("INVITE to 200, p99", figures(calls(0, Verdict.GOAL_P99), WHOLE, still()));
    }

    @Test
    void a_lost_record_and_one_too_many_are_a_miss_each() {
        RecordCount lost = new RecordCount("SQL", CALLS, CALLS, CALLS - 1, 1, 0, 100);
        RecordCount twice = new RecordCount("SQL", CALLS, CALLS, CALLS + 1, 0, 1, 100);
        assertMisses("records, by SQL", figures(calls(0, 12), lost, still()));
        assertMisses("records, by SQL", figures(calls(0, 12), twice, still()));
    }

    @Test
    void records_that_nobody_counted_are_a_miss() {
        CallsFigures figures = new CallsFigures(
                order(false), calls(0, 12), SECONDS, 15, 4, still(), List.of(), List.of(), List.of(), 0, 0, 2);
        assertFalse(Verdict.good(Verdict.of(figures)));
    }

    @Test
    void growth_beyond_two_in_a_hundred_is_a_miss_and_less_is_none() {
        assertMisses("threads", figures(calls(0, 12), WHOLE, List.of(sample(100, 400), sample(106, 400))));
        assertMisses("open files", figures(calls(0, 12), WHOLE, List.of(sample(100, 400), sample(100, 409))));
        assertMisses("heap after GC, MB", figures(calls(0, 12), WHOLE, List.of(heap(100), heap(103))));
        assertTrue(Verdict.good(Verdict.of(figures(calls(0, 12), WHOLE, List.of(heap(100), heap(102))))));
        assertTrue(Verdict.good(Verdict.of(figures(calls(0, 12), WHOLE, List.of(sample(100, 400), sample(102, 408))))));
        assertTrue(Verdict.good(Verdict.of(figures(calls(0, 12), WHOLE, List.of(sample(100, 400), sample(60, 200))))));
    }

    @Test
    void what_grew_most_is_named_and_what_shrank_as_much_too() {
        Map<String, Long> before = Map.of("[B", 5_000L, "gone", 900L, "same", 7L);
        Map<String, Long> after = Map.of("[B", 6_000L, "new", 300L, "same", 7L);
        assertEquals(
                List.of(
                        new Growth("[B", 1_000),
                        new Growth("new", 300),
                        new Growth("same", 0),
                        new Growth("gone", -900)),
                Growth.between(before, after));
    }

    @Test
    void while_parts_are_cut_calls_may_fail_but_no_record_of_a_completed_one() {
        CallsFigures some = new CallsFigures(
                order(true), calls(400, 900), SECONDS, 15, 4, List.of(), List.of(), List.of(WHOLE), List.of(), 0, 0, 2);
        assertTrue(Verdict.good(Verdict.of(some)));
        RecordCount lost = new RecordCount("SQL", CALLS - 400, CALLS, CALLS, 1, 0, 100);
        CallsFigures none = new CallsFigures(
                order(true), calls(400, 900), SECONDS, 15, 4, List.of(), List.of(), List.of(lost), List.of(), 0, 0, 2);
        assertFalse(Verdict.good(Verdict.of(none)));
    }

    @Test
    void percentiles_are_of_the_calls_that_were_answered() {
        long[] micros = new long[100];
        for (int i = 0; i < micros.length; i++) micros[i] = 1_000L * (i + 1);
        assertEquals(50, CallLedger.percentile(micros, 50));
        assertEquals(99, CallLedger.percentile(micros, 99));
        assertEquals(100, CallLedger.percentile(micros, 100));
        assertEquals(0, CallLedger.percentile(new long[0], 99));
    }

    @Test
    void a_call_without_its_media_or_its_prompt_is_no_completed_call() {
        CallsOrder order = order(false);
        assertEquals(150, order.framesACall());
        assertEquals("", CallLedger.media(order, 148, 140));
        assertEquals("no RTP", CallLedger.media(order, 0, 0));
        assertEquals("RTP for a part of the call only", CallLedger.media(order, 100, 100));
        assertEquals("prompt not heard", CallLedger.media(order, 150, 20));
    }

    @Test
    void where_audio_goes_is_read_from_the_answer() {
        String answer = "v=0\r\no=- 1 1 IN IP4 127.20.0.18\r\ns=-\r\nc=IN IP4 127.20.0.18\r\nt=0 0\r\n"
                + "m=audio 20124 RTP/AVP 0 101\r\n";
        assertEquals("/127.20.0.18:20124", Caller.audio(answer).toString());
        assertEquals(null, Caller.audio(answer.replace("m=audio 20124", "m=audio 0")));
        assertEquals(null, Caller.audio("nothing of the kind"));
    }

    private static void assertMisses(String what, CallsFigures figures) {
        List<Verdict.Line> missed =
                Verdict.of(figures).stream().filter(line -> !line.good()).toList();
        assertEquals(1, missed.size(), missed::toString);
        assertEquals(what, missed.get(0).what());
    }

    private static CallsFigures figures(CallFigures calls, RecordCount records, List<LabSample> rested) {
        return new CallsFigures(
                order(false), calls, SECONDS, 15, 4, rested, List.of(), List.of(records), List.of(), 1, 2, 2);
    }

    private static CallsOrder order(boolean cuts) {
        return new CallsOrder(RATE, SECONDS, 30, Duration.ofSeconds(3), "8300", 1_020, 10, cuts);
    }

    private static CallFigures calls(int failed, double p99) {
        Map<String, Integer> why = failed == 0 ? Map.of() : Map.of("INVITE answered 503 Service Unavailable", failed);
        return new CallFigures(CALLS, failed, why, CALLS, 8, 10, p99, p99, 150L * CALLS, 148L * CALLS, 0);
    }

    private static List<LabSample> still() {
        return List.of(sample(100, 400), sample(100, 400));
    }

    private static LabSample heap(int megabytes) {
        return new LabSample(0, 0, megabytes << 20, Map.of(), 0, 100, 400, 4, 0, 12, 0, 20_000, 0, 0);
    }

    private static LabSample sample(int threads, int files) {
        return new LabSample(0, 0, 100 << 20, Map.of(), 0, threads, files, 4, 0, 12, 0, 20_000, 0, 0);
    }
}
