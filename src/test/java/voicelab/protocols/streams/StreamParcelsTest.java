package voicelab.protocols.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamParcelsTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_events_name_is_its_header_or_its_json_or_the_voice_topics_id() {
        assertEquals("H", EventName.of(Map.of("event", "H"), bytes("{\"event\":\"J\"}")));
        assertEquals("J", EventName.of(Map.of(), bytes("{\"id\":\"I\",\"event\":\"J\"}")));
        assertEquals("N", EventName.of(Map.of(), bytes("{\"id\":\"I\",\"name\":\"N\"}")));
        assertEquals("I", EventName.of(Map.of(), bytes("{\"id\":\"I\"}")));
        assertEquals("", EventName.of(Map.of(), bytes("no json")));
        assertEquals("", EventName.of(Map.of(), new byte[0]));
    }

    @Test
    void nested_json_is_read_by_path() {
        Map<String, String> fields = FlatJson.read(
                bytes("{\"a\":1,\"u\":{\"CaseId\":\"x\",\"deep\":{\"b\":true}},\"l\":[\"p\",{\"q\":2}],\"z\":null}"));
        assertEquals(
                Map.of("a", "1", "u.CaseId", "x", "u.deep.b", "true", "l.0", "p", "l.1.q", "2"),
                new LinkedHashMap<>(fields));
    }

    @Test
    void what_stands_before_a_fault_is_read_and_what_is_too_much_is_left() {
        assertEquals(Map.of("a", "1"), FlatJson.read(bytes("{\"a\":1,\"b\":")));
        assertEquals(Map.of(), FlatJson.read(new byte[FlatJson.MAX_BYTES + 1]));
        StringBuilder many = new StringBuilder("{\"n\":0");
        for (int i = 0; i < 2_000; i++) many.append(",\"f").append(i).append("\":{\"x\":[1]}");
        assertEquals(512, FlatJson.read(bytes(many.append('}').toString())).size());
        assertTrue(FlatJson.read(bytes("[".repeat(5_000))).isEmpty());
    }

    @Test
    void garbage_never_throws() {
        Random random = new Random(5);
        byte[] sound = bytes("{\"a\":\"\\u00e4\",\"b\":[1,2,{\"c\":null}],\"d\":-1.5e3}");
        for (int i = 0; i < 5_000; i++) {
            byte[] bent = sound.clone();
            for (int n = 0; n <= i % 4; n++) bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            FlatJson.read(bent);
            EventName.of(Map.of(), bent);
        }
    }

    @Test
    void a_parcel_says_what_a_person_reads_of_it() {
        EventParcel event = new EventParcel("Fetch", "t", 2, 7, "k", bytes("{\"event\":\"E\"}"), Map.of("lab", "true"));
        assertEquals("Fetch t[2]@7 E key k", event.summary());
        assertEquals(
                Map.of(
                        "api",
                        "Fetch",
                        "topic",
                        "t",
                        "partition",
                        "2",
                        "offset",
                        "7",
                        "key",
                        "k",
                        "event",
                        "E",
                        "header-lab",
                        "true"),
                event.fields());
        assertEquals("Produce t", new EventParcel("Produce", "t", -1, -1, null, bytes(""), Map.of()).summary());
        StreamParcel commit = StreamParcel.commit("g", "t", 0, 3, "k1 k2");
        assertEquals("OffsetCommit g t[0]@3 key k1 k2", commit.summary());
        assertEquals("k1 k2", new String(commit.bytes(), StandardCharsets.UTF_8));
        assertEquals("stored t[0]@3 key k", StreamParcel.stored("t", 0, 3, "k").summary());
    }
}
