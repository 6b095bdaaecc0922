package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final String[] PIECES = {
        "[media_type]",
        "state",
        "is_held",
        "=",
        "<>",
        "<",
        ">=",
        "'chat'",
        "'it''s'",
        "0",
        "-3",
        "AND",
        "or",
        "NOT",
        "(",
        ")",
        "IN",
        "LIKE",
        "IS",
        "NULL",
        ",",
        "'%a%'",
        "[",
        "'",
        "§",
        " "
    };

    private final Interaction chat = Some.interaction("1", "chat", "Inbound.default.Received");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[media_type] = 'chat'",
                "media_type <> 'email' and state = 0",
                "state IN (1, 0)",
                "NOT state = 3 AND (queue LIKE 'Inbound.%.Rec%' OR id = '7')",
                "external_id IS NULL",
                "moved_to_queue_at is null and placed_in_queue_at is not null",
                "placed_in_queue_at >= '2026-01-01'",
                "media_type NOT IN ('email', 'sms')",
                "is_online = 0 AND tenant_id > 100",
                "queue not like '%Processed'"
            })
    void this_condition_chooses_the_chat(String condition) throws Refusal {
        assertTrue(Condition.parse(condition).test(chat));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[media_type] = 'email'",
                "state > 0",
                "external_id = ''",
                "external_id <> 'x'",
                "external_id NOT IN ('x')",
                "queue LIKE '%Recei'",
                "state = '0'"
            })
    void this_condition_does_not(String condition) throws Refusal {
        assertTrue(!Condition.parse(condition).test(chat));
    }

    @Test
    void what_is_wrong_is_said_with_its_place() {
        assertEquals(
                "condition, at character 14: no column \"colour\"; there are " + Columns.names(),
                wrong("state = 0 or colour = 3"));
        assertTrue(wrong("state = ").contains("unexpected the end"));
        assertTrue(wrong("(state = 0").contains(") is wanted"));
        assertTrue(wrong("media_type = 'x").contains("without its closing quote"));
        assertTrue(wrong("[media_type = 1").contains("[ without ]"));
        assertTrue(wrong("state = 0; drop").contains("unexpected \";\""));
        assertTrue(wrong("(".repeat(100) + "state = 0").contains("nested deeper"));
        assertTrue(wrong("state = 0 or ".repeat(1_000)).contains("longer than"));
        assertTrue(wrong("state = 1234567890123456789012").contains("17 digits"));
    }

    @Test
    void garbage_is_refused_and_never_anything_else() {
        Random random = new Random(7);
        int good = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(12);
            for (int i = 0; i < pieces; i++)
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
            try {
                Condition.parse(text.toString()).test(chat);
                good++;
            } catch (Refusal e) {
                assertEquals(1003, e.code());
            }
        }
        assertTrue(good > 100, "some of it must be a condition: " + good);
    }

    private static String wrong(String condition) {
        return assertThrows(Refusal.class, () -> Condition.parse(condition)).getMessage();
    }
}
