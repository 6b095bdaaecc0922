package voicelab.protocols.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String CDR =
            "{\"schema\":\"voicelab.gvp.record/1\",\"kind\":\"cdr\",\"record-id\":\"r-1\",\"component\":\"rm\",\"node\":\"rm-1\","
                    + "\"gvp-session-id\":\"S-1\",\"call-id\":\"c@h\",\"tenant\":\"Environment\",\"ivr-profile\":\"welcome\","
                    + "\"dnis\":\"8001\",\"ani\":\"+3580001\",\"local-uri\":\"\",\"remote-uri\":\"\",\"call-type\":\"inbound\","
                    + "\"start\":\"2026-03-01T12:00:00Z\",\"end\":\"2026-03-01T12:00:01.500Z\",\"result\":\"completed\","
                    + "\"reason\":\"\",\"session-data\":{\"LANG\":\"fi\"}}";

    private static final String EVENT =
            "{\"schema\":\"voicelab.gvp.record/1\",\"kind\":\"event\",\"record-id\":\"e-1\",\"component\":\"mcp\",\"node\":\"mcp-1\","
                    + "\"gvp-session-id\":\"S-1\",\"call-id\":\"\",\"at\":\"2026-03-01T12:00:00Z\",\"log-id\":130,"
                    + "\"name\":\"appl_begin\",\"text\":\"ANI=1|DNIS=8001\"}";

    private static Cdr cdr() {
        return Cdr.draft("r-1", Component.RM)
                .node("rm-1")
                .sessionId("S-1")
                .callId("c@h")
                .tenant("Environment")
                .profile("welcome")
                .dnis("8001")
                .ani("+3580001")
                .callType("inbound")
                .start(NOON)
                .end(NOON.plusMillis(1_500))
                .result("completed", null)
                .sessionData("LANG", "fi")
                .done();
    }

    private static CallEvent event() {
        return new CallEvent(
                "e-1",
                Component.MCP,
                "mcp-1",
                "S-1",
                "",
                NOON,
                130,
                "appl_begin",
                CallEvent.text("ANI=1", "DNIS=8001"));
    }

    private static Counter counter() {
        return new Counter("k-1", Component.RM, "rm-1", "Environment", "arrivals", NOON, NOON.plusSeconds(60), 42);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_cdr_has_these_bytes() throws RecordFormatException {
        assertEquals(CDR, new String(RecordCodec.encode(cdr()), StandardCharsets.UTF_8));
        assertEquals(cdr(), RecordCodec.decode(utf8(CDR)));
    }

    @Test
    void an_event_has_these_bytes() throws RecordFormatException {
        assertEquals(EVENT, new String(RecordCodec.encode(event()), StandardCharsets.UTF_8));
        assertEquals(event(), RecordCodec.decode(utf8(EVENT)));
    }

    @Test
    void a_counter_comes_back_as_it_went() throws RecordFormatException {
        assertEquals(counter(), RecordCodec.decode(RecordCodec.encode(counter())));
    }

    @Test
    void every_cut_off_body_is_refused() {
        for (String whole : List.of(CDR, EVENT)) {
            byte[] bytes = utf8(whole);
            for (int end = 0; end < bytes.length; end++) {
                byte[] part = Arrays.copyOf(bytes, end);
                assertThrows(RecordFormatException.class, () -> RecordCodec.decode(part));
            }
        }
    }

    @Test
    void garbage_is_refused_with_the_declared_error_only() {
        Random random = new Random(61616);
        byte[] sound = utf8(CDR);
        for (int round = 0; round < 3_000; round++) {
            byte[] bent = sound.clone();
            for (int k = 0; k <= random.nextInt(6); k++) bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            try {
                RecordCodec.decode(bent);
            } catch (RecordFormatException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
    }

    @Test
    void an_error_names_what_is_wrong() {
        assertProblem(CDR.replace("\"rm\"", "\"ccp\""), "'component': 'ccp'");
        assertProblem(CDR.replace("2026-03-01T12:00:00Z", "noon"), "'start'");
        assertProblem(CDR.replace("\"dnis\"", "\"dialled\""), "'dialled'");
        assertProblem(CDR.replace("record/1", "record/2"), "record/2");
        assertProblem(EVENT.replace("130", "\"130\""), "'log-id'");
        assertProblem(CDR.replace("\"kind\":\"cdr\"", "\"kind\":\"var\""), "'var'");
        assertProblem(CDR.replace("\"r-1\"", "\"\""), "id");
        assertProblem("[]", "object");
    }

    private static void assertProblem(String body, String part) {
        RecordFormatException e = assertThrows(RecordFormatException.class, () -> RecordCodec.decode(utf8(body)));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void long_texts_are_clipped_and_the_worst_record_stays_below_the_bound() throws RecordFormatException {
        String control = "\u0001".repeat(5_000);
        CdrDraft draft = Cdr.draft("r".repeat(Bounds.ID_CHARS), Component.MCP)
                .node(control)
                .sessionId(control)
                .callId(control)
                .tenant(control)
                .profile(control)
                .dnis(control)
                .ani(control)
                .localUri(control)
                .remoteUri(control)
                .callType(control)
                .start(NOON)
                .end(NOON)
                .result(control, control);
        for (int i = 0; i < 100; i++) draft.sessionData(i + control, control);
        Cdr worst = draft.done();
        byte[] body = RecordCodec.encode(worst);
        assertTrue(body.length <= Bounds.BODY_BYTES, "bytes " + body.length);
        assertEquals(worst, RecordCodec.decode(body));
        assertEquals(Bounds.TEXT_CHARS, worst.dnis().length());
        assertEquals(Bounds.SESSION_DATA_ENTRIES, worst.sessionData().size());
    }

    @Test
    void clipping_never_cuts_a_character_in_two() {
        String text = "a".repeat(Bounds.TEXT_CHARS - 1) + "\uD83D\uDE00";
        assertEquals(Bounds.TEXT_CHARS - 1, Bounds.text(text).length());
    }

    @Test
    void a_parcel_shows_what_correlates_a_call() {
        RecordParcel parcel = RecordParcel.of(cdr());
        assertEquals("OpenWire", parcel.protocol());
        assertEquals("cdr rm S-1 -> voicelab.gvp.cdr", parcel.summary());
        assertEquals("S-1", parcel.fields().get("gvp-session-id"));
        assertEquals("c@h", parcel.fields().get("call-id"));
        assertEquals("voicelab.gvp.cdr", parcel.fields().get("queue"));
        assertFalse(parcel.fields().containsKey("local-uri"));
    }

    @Test
    void questions_and_answers_come_back_as_they_went() throws RecordFormatException {
        Question question = Question.cdrsOfSession("S-1");
        assertEquals(question, QueryCodec.question(QueryCodec.encode(question)));
        Answer answer = new Answer("", List.of(cdr(), event(), counter()), Map.of("retention-days", "40"), true);
        assertEquals(answer, QueryCodec.answer(QueryCodec.encode(answer)));
        Answer refused = Answer.refused("unknown subject 'x'");
        assertEquals(refused, QueryCodec.answer(QueryCodec.encode(refused)));
    }

    @Test
    void a_question_with_an_unknown_field_is_refused() {
        RecordFormatException e = assertThrows(
                RecordFormatException.class, () -> QueryCodec.question(utf8("{\"about\":\"cdr\",\"which\":1}")));
        assertTrue(e.getMessage().contains("'which'"), e.getMessage());
    }
}
