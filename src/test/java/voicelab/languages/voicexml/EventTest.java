package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EventTest extends DialogTest {
    /** The handlers that one throw in a form item reaches. */
    private void assertHandled(String inItem, String inForm, String inDocument, String event, String... logs) {
        page(inDocument + "<form>" + inForm + "<field name='f'><option dtmf='1'>x</option>" + inItem
                        + "<filled><throw event='" + event + "'/></filled></field><block><exit/></block></form>")
                .caller("keys 1");
        assertEquals(exited(), run());
        assertEquals(
                String.join("\n", logs),
                String.join(
                        "\n",
                        platform.transcript.stream()
                                .filter(line -> line.startsWith("log ") && !line.startsWith("log [interpreter"))
                                .toList()));
    }

    private static String on(String event, String text) {
        return "<catch event='" + event + "'><log>" + text + "</log></catch>";
    }

    @Test
    void the_innermost_handler_comes_first() {
        assertHandled(on("a", "item"), on("a.b", "form"), on("a.b", "document"), "a.b", "log item");
    }

    @Test
    void within_one_level_the_document_order_decides() {
        assertHandled(on("a", "first") + on("a.b", "second"), "", "", "a.b", "log first");
    }

    @Test
    void prefixes_end_at_dots_and_an_empty_list_takes_all() {
        assertHandled(on("a.bc", "no"), on("a.b.", "form"), on("", "document"), "a.b", "log form");
        platform.transcript.clear();
        assertHandled(on("a.bc x", "no"), "", "<catch><log>all</log></catch>", "a.b", "log all");
    }

    @Test
    void the_condition_decides_and_sees_the_event() {
        String guarded = "<catch event='a' cond=\"_event == 'a.z'\"><log>item</log></catch>";
        assertHandled(guarded, on("a", "form"), "", "a.b", "log form");
    }

    @Test
    void the_highest_count_wins_across_levels() {
        page("<noinput count='2'><log>document 2</log></noinput><form><field name='f'><option dtmf='1'>x</option>"
                        + "<noinput><log>item 1</log></noinput><noinput count='3'><log>item 3</log></noinput>"
                        + "</field></form>")
                .caller("silence", "silence", "silence", "silence", "keys 1");
        assertEquals(exited(), run());
        assertTranscript(
                "caller silence",
                "log item 1",
                "caller silence",
                "log document 2",
                "caller silence",
                "log item 3",
                "caller silence",
                "log item 3",
                "caller keys 1");
    }

    @Test
    void a_handler_may_throw_on_and_the_next_one_is_looked_for_from_the_item() {
        assertHandled(
                "<catch event='a'><log>item</log><throw event='b'/></catch>",
                on("b", "form"),
                on("b", "document"),
                "a",
                "log item",
                "log form");
    }

    @Test
    void a_handler_of_the_document_sees_the_variables_of_the_form() {
        page("<catch event='a'><log><value expr='mine'/></log></catch><form><var name='mine' expr=\"'form'\"/>"
                + "<block><throw event='a'/></block></form>");
        assertEquals(exited(), run());
        assertTranscript("log form");
    }

    @Test
    void an_error_in_the_documents_variables_reaches_the_documents_handlers() {
        page("<catch event='error.semantic'><log>caught</log><exit/></catch><var name='x' expr='nope()'/>"
                + "<form><block><log>never</log></block></form>");
        assertEquals(exited(), run());
        assertEquals("log caught", platform.transcript.get(platform.transcript.size() - 1));
    }

    @Test
    void transfers_end_as_the_line_says() {
        platform.transferred = Transferred.BUSY;
        page("<form><transfer name='t' dest='tel:+49' type='bridge' connecttimeout='5s'><prompt>One moment</prompt>"
                + "<filled><log><value expr='t'/></log></filled></transfer></form>");
        assertEquals(exited(), run());
        assertTranscript("prompt One moment", "transfer bridge tel:+49", "log busy");
    }
}
