package voicelab.protocols.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KvCodecTest {
    private static final KvList LIST = new KvList(List.of(
            new KvList.Entry("s", new KvValue.Text("x")),
            new KvList.Entry("n", new KvValue.Int(-5)),
            new KvList.Entry("b", new KvValue.Binary(new byte[] {0, 1, -1})),
            new KvList.Entry("l", new KvValue.Nested(KvList.EMPTY.with("k", "v"))),
            new KvList.Entry("s", new KvValue.Text("again"))));

    @Test
    void every_kind_is_written_as_specified() {
        assertEquals(
                "{\"messageName\":\"A\",\"kv\":[{\"key\":\"s\",\"string\":\"x\"},{\"key\":\"n\",\"int\":-5},"
                        + "{\"key\":\"b\",\"binary\":\"AAH/\"},{\"key\":\"l\",\"list\":[{\"key\":\"k\",\"string\":\"v\"}]},"
                        + "{\"key\":\"s\",\"string\":\"again\"}]}",
                new String(FrameMessage.named("A").put("kv", LIST).build().body(), UTF_8));
    }

    @Test
    void a_list_comes_back_in_its_order_with_its_kinds() throws FrameException {
        assertEquals(
                LIST,
                read(new String(FrameMessage.named("A").put("kv", LIST).build().body(), UTF_8)));
    }

    @Test
    void wrong_items_name_the_attribute_and_the_key() {
        for (String kv : new String[] {
            "5",
            "{}",
            "[5]",
            "[{\"string\":\"x\"}]",
            "[{\"key\":\"k\"}]",
            "[{\"key\":\"k\",\"string\":5}]",
            "[{\"key\":\"k\",\"int\":\"5\"}]",
            "[{\"key\":\"k\",\"int\":4294967296}]",
            "[{\"key\":\"k\",\"binary\":\"%\"}]",
            "[{\"key\":\"k\",\"string\":\"a\",\"int\":1}]",
            "[{\"key\":\"k\",\"list\":{}}]"
        }) {
            FrameException wrong =
                    assertThrows(FrameException.class, () -> read("{\"messageName\":\"A\",\"kv\":" + kv + "}"), kv);
            assertTrue(wrong.getMessage().startsWith("attribute kv "), wrong.getMessage());
        }
    }

    @Test
    void depth_and_count_are_bounded() {
        String deep = "[{\"key\":\"k\",\"list\":".repeat(9) + "[]" + "}]".repeat(9);
        assertThrows(FrameException.class, () -> read("{\"messageName\":\"A\",\"kv\":" + deep + "}"));
        String many = "[" + "{\"key\":\"k\",\"int\":1},".repeat(KvCodec.MAX_ENTRIES) + "{\"key\":\"k\",\"int\":1}]";
        assertThrows(FrameException.class, () -> read("{\"messageName\":\"A\",\"kv\":" + many + "}"));
    }

    private static KvList read(String json) throws FrameException {
        return FrameMessage.parse(new Frame(FrameType.DATA, json.getBytes(UTF_8)))
                .kvList("kv");
    }
}
