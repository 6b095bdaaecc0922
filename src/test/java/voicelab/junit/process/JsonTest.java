package voicelab.junit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static final ObjectMapper OTHER = new ObjectMapper();

    @Test
    void every_kind_of_value_is_read() {
        Json json = Json.read(" {\"a\" : [1, -2.5e3, true, null, \"x\\u00e9\\n\"], \"b\":{}, \"\":[] } ");
        assertEquals(1, json.at("a").at(0).number());
        assertEquals(-2500, json.at("a").at(1).decimal());
        assertTrue(json.at("a").at(2).isTrue());
        assertEquals("", json.at("a").at(3).text());
        assertEquals("x\u00e9\n", json.at("a").at(4).text());
        assertEquals(5, json.at("a").size());
        assertEquals(List.of("a", "b", ""), List.copyOf(json.names()));
        assertTrue(json.at("c").at(7).at("d").isMissing());
        List<String> elements = new ArrayList<>();
        json.at("a").forEach(e -> elements.add(e.toString()));
        assertEquals(List.of("1", "-2.5e3", "true", "null", "\"x\u00e9\\n\""), elements);
        assertEquals("{\"a\":[1,-2.5e3,true,null,\"x\u00e9\\n\"],\"b\":{},\"\":[]}", json.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u00a7',
            value = {
                "{;a name is wanted at 1",
                "{\"a\" 1};':' is wanted at 5",
                "[1 2];']' is wanted at 3",
                "01;the end is wanted at 1",
                "[tru];a value is wanted at 1",
                "\"a\\x\";an escape is wanted at 3",
                "\"\\u12;four hexadecimal digits is wanted at 5",
                "\"abc;the end of a string is wanted at 4",
                "-;a number is wanted at 0",
                "'';a value is wanted at 0"
            })
    void garbage_is_told_with_its_place(String text, String told) {
        String message = assertThrows(IllegalArgumentException.class, () -> Json.read(text))
                .getMessage();
        assertTrue(message.contains(told), message);
    }

    @Test
    void nesting_is_bounded() {
        assertThrows(IllegalArgumentException.class, () -> Json.read("[".repeat(100_000)));
        assertEquals(1, Json.read("[".repeat(60) + "]".repeat(60)).size());
    }

    @Test
    void what_another_writer_wrote_is_read_as_that_writer_meant_it() throws Exception {
        Random random = new Random(8259);
        for (int i = 0; i < 2_000; i++) {
            JsonNode drawn = draw(random, 0);
            String text = drawn.toString();
            assertEquals(drawn, OTHER.readTree(Json.read(text).toString()), text);
            for (int end = 0; end < text.length() && drawn.isContainerNode(); end += 1 + text.length() / 10) {
                String part = text.substring(0, end);
                assertThrows(IllegalArgumentException.class, () -> Json.read(part), part);
            }
        }
    }

    @Test
    void mangled_text_never_throws_anything_else() {
        Random random = new Random(7159);
        String text = "{\"a\":[1,-2.5e3,true,null,\"x\\u00e9\\n\"],\"b\":{\"c\":false}}";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder mangled = new StringBuilder(text);
            for (int k = random.nextInt(4); k >= 0; k--)
                mangled.setCharAt(random.nextInt(mangled.length()), (char) random.nextInt(128));
            try {
                Json.read(mangled.toString());
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("JSON"), e.getMessage());
            }
        }
    }

    private static JsonNode draw(Random random, int depth) {
        var nodes = OTHER.getNodeFactory();
        switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0:
                return nodes.numberNode(random.nextInt());
            case 1:
                return nodes.numberNode(random.nextInt(1_000) / 8.0);
            case 2:
                return nodes.booleanNode(random.nextBoolean());
            case 3:
                return nodes.nullNode();
            case 4:
                return nodes.textNode(random.ints(random.nextInt(8), 0, 0x800)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            case 5:
                var array = nodes.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) array.add(draw(random, depth + 1));
                return array;
            default:
                var object = nodes.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) object.set("n" + i, draw(random, depth + 1));
                return object;
        }
    }
}
