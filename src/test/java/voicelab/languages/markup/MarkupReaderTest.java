package voicelab.languages.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkupReaderTest {
    private static MarkupElement read(String document) throws MarkupException {
        return MarkupReader.read(document.getBytes(StandardCharsets.UTF_8), 100_000);
    }

    @Test
    void elements_keep_attributes_text_order_and_lines() throws MarkupException {
        MarkupElement root = read("<a xmlns:x='urn:x' one='1' x:two='2'>\n t <b/>\n<![CDATA[<u>]]></a>");
        assertEquals("1", root.get("one"));
        assertEquals("2", root.get("{urn:x}two"));
        assertEquals("\n t \n<u>", root.text());
        assertEquals(2, root.elements("b").findFirst().orElseThrow().line());
        assertEquals(3, root.children().size());
    }

    @Test
    void a_doctype_is_tolerated_and_nothing_outside_is_read() throws MarkupException {
        assertEquals(
                "a",
                read("<!DOCTYPE a PUBLIC '-//X//Y' 'http://127.0.0.1:1/x.dtd'><a/>")
                        .name());
        assertEquals(
                "",
                read("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>")
                        .text());
        assertEquals(
                "",
                read("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>")
                        .text());
    }

    @Test
    void entities_that_multiply_are_refused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'x'>");
        for (int i = 1; i < 30; i++)
            bomb.append("<!ENTITY e")
                    .append(i)
                    .append(" '&e")
                    .append(i - 1)
                    .append(";&e")
                    .append(i - 1)
                    .append(";'>");
        assertThrows(MarkupException.class, () -> read(bomb + "]><a>&e29;</a>"));
    }

    @Test
    void too_deep_too_many_too_long_and_broken_say_so_with_the_line() {
        assertMessage("line 1: elements nested deeper than 64", "<a>".repeat(65) + "</a>".repeat(65));
        assertMessage("line 1: more than 20000 elements", "<a>" + "<b/>".repeat(20_000) + "</a>");
        assertMessage("line 0: document has 100001 bytes", " ".repeat(100_001));
        assertMessage("line 2: not well-formed XML", "<a>\n</b>");
        assertMessage("line ", "");
    }

    private static void assertMessage(String beginning, String document) {
        MarkupException failure = assertThrows(MarkupException.class, () -> read(document));
        assertTrue(failure.getMessage().startsWith(beginning), failure.getMessage());
    }

    @Test
    void garbage_is_a_markup_exception() {
        Random random = new Random(11);
        byte[] seed = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE a [<!ENTITY e 'x'>]><a b='c'>&e;<d/></a>"
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = seed.clone();
            for (int i = random.nextInt(4); i >= 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                MarkupReader.read(bytes, 1000);
            } catch (MarkupException expected) {
                assertTrue(expected.line() >= 0);
            }
        }
    }
}
