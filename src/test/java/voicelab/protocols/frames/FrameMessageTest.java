package voicelab.protocols.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.Parcel;

class FrameMessageTest {
    private static final FrameMessage SUBMIT = FrameMessage.named("RequestSubmit")
            .put("interactionId", "0001")
            .put("isOnline", true)
            .put("tenantId", 101)
            .put("receivedAt", Instant.parse("2026-11-20T16:00:00Z"))
            .put("queue", (String) null)
            .put("gvpSessionId", "S-1")
            .referenceId(7)
            .build();

    @Test
    void attributes_are_written_as_documented() {
        assertEquals(
                "{\"messageName\":\"RequestSubmit\",\"interactionId\":\"0001\",\"isOnline\":true,\"tenantId\":101,"
                        + "\"receivedAt\":\"2026-11-20T16:00:00.000Z\",\"gvpSessionId\":\"S-1\",\"referenceId\":7}",
                new String(SUBMIT.body(), UTF_8));
    }

    @Test
    void a_message_comes_back_as_it_went() throws FrameException {
        FrameMessage back = parse(new String(SUBMIT.body(), UTF_8));
        assertEquals("RequestSubmit", back.messageName());
        assertEquals(OptionalInt.of(7), back.referenceId());
        assertEquals(OptionalInt.of(101), back.number("tenantId"));
        assertEquals("0001", back.text("interactionId").orElseThrow());
        assertEquals(
                Instant.parse("2026-11-20T16:00:00Z"), back.date("receivedAt").orElseThrow());
        assertTrue(back.flag("isOnline"));
    }

    @Test
    void nulls_are_read_as_if_left_out() throws FrameException {
        FrameMessage back = parse("{\"messageName\":\"A\",\"queue\":null,\"list\":[1,null,2]}");
        assertTrue(back.attribute("queue").isMissingNode());
        assertEquals(2, back.attribute("list").size());
    }

    @Test
    void fields_are_flattened_one_level_in_the_words_of_other_protocols() throws FrameException {
        FrameMessage message =
                parse("{\"messageName\":\"A\",\"gvpSessionId\":\"S-1\",\"object\":{\"displayName\":\"x\","
                        + "\"list\":[1,2]},\"userPassword\":\"secret\"}");
        Map<String, String> fields = message.fields();
        assertEquals("S-1", fields.get(Parcel.SESSION_ID));
        assertEquals("x", fields.get("object.display-name"));
        assertEquals("2 items", fields.get("object.list"));
        assertEquals("***", fields.get("user-password"));
        assertFalse(message.summary().contains("secret"));
        assertTrue(message.summary().startsWith("A gvpSessionId=S-1"));
    }

    @Test
    void a_rewritten_parcel_is_read_from_its_bytes() throws FrameException {
        Parcel rewritten = new Parcel() {
            @Override
            public String protocol() {
                return "frame";
            }

            @Override
            public String summary() {
                return "";
            }

            @Override
            public byte[] bytes() {
                return SUBMIT.withReferenceId(9).bytes();
            }

            @Override
            public Map<String, String> fields() {
                return Map.of();
            }
        };
        assertEquals(OptionalInt.of(9), FrameMessage.from(rewritten).referenceId());
    }

    @Test
    void bodies_that_are_no_message_say_why() {
        for (String body : new String[] {
            "",
            "[]",
            "{}",
            "{\"messageName\":5}",
            "{\"messageName\":\"\"}",
            "{\"messageName\":\"A\"} {}",
            "{\"messageName\":\"A\",\"messageName\":\"B\"}",
            "{\"messageName\":\"A\"",
            "{\"messageName\":\"A\",\"referenceId\":\"1\"}",
            "{\"messageName\":\"A\",\"referenceId\":4294967296}",
            "{\"messageName\":\"A\",\"x\":NaN}",
            "{\"messageName\":\"A\",\"x\":" + "[".repeat(40) + "]".repeat(40) + "}",
            "{\"messageName\":\"A\",\"x\":" + "9".repeat(500) + "}"
        }) assertThrows(FrameException.class, () -> parse(body), body);
    }

    @Test
    void utf_16_is_not_guessed() {
        byte[] wide = "{\"messageName\":\"A\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        assertThrows(FrameException.class, () -> FrameMessage.parse(new Frame(FrameType.DATA, wide)));
    }

    @Test
    void garbage_bodies_throw_only_the_declared_error() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            byte[] body = SUBMIT.body().clone();
            for (int flips = random.nextInt(5); flips >= 0; flips--)
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            try {
                FrameMessage.parse(new Frame(FrameType.DATA, body)).fields();
            } catch (FrameException declared) {
                assertTrue(declared.getMessage().length() > 10);
            }
        }
    }

    private static FrameMessage parse(String json) throws FrameException {
        return FrameMessage.parse(new Frame(FrameType.DATA, json.getBytes(UTF_8)));
    }
}
