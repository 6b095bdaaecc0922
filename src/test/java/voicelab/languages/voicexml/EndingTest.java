package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.languages.ecmascript.ScriptLimits;

class EndingTest extends DialogTest {
    private static final DialogLimits SMALL = new DialogLimits(
            50_000, 100, 1000, 20, 4, 10, Duration.ofSeconds(5), new ScriptLimits(50_000, 500_000, 100, 100));

    @Test
    void a_hang_up_while_listening_runs_the_handler_without_prompts() {
        page("<catch event='connection.disconnect.hangup'><prompt>unheard</prompt><log>bye</log>"
                        + "<submit next='cdr' namelist='x'/></catch><var name='x' expr='7'/>"
                        + "<form><field name='f' type='digits'/></form>")
                .page(
                        "cdr",
                        "<form><block><prompt>unheard</prompt><log>stored</log></block>"
                                + "<field name='g' type='digits'/><block><log>never</log></block></form>")
                .caller("hangup");
        assertEquals(new Outcome.HungUp(Map.of()), run());
        assertTranscript("caller hangup", "log bye", "fetch GET http://app/cdr?x=7", "log stored");
    }

    @Test
    void a_hang_up_in_a_subdialog_is_seen_there_first() {
        page("<form><subdialog src='#s'/></form><form id='s'><catch event='connection.disconnect'><log>sub</log>"
                        + "<return event='gone'/></catch><field name='f' type='digits'/></form>"
                        + "<catch event='gone'><log>main</log><exit expr='5'/></catch>")
                .caller("hangup");
        assertEquals(new Outcome.HungUp(Map.of("__exit", 5.0)), run());
        assertTranscript("caller hangup", "log sub", "log main");
    }

    @Test
    void a_hang_up_is_noticed_by_dialogs_that_only_fetch() {
        platform.hungUp = true;
        page("<catch event='connection.disconnect.hangup'><log>noticed</log><exit/></catch>"
                + "<form><block/><block><log>never</log></block></form>");
        assertEquals(new Outcome.HungUp(Map.of()), run());
        assertTranscript("log noticed");
    }

    @Test
    void disconnect_plays_what_is_queued_and_tells_the_line() {
        page("<var name='why' expr=\"'done'\"/><form><block>Good bye<disconnect namelist='why'/></block></form>"
                + "<catch event='connection.disconnect.hangup'><log>after</log></catch>");
        assertEquals(new Outcome.Disconnected(Map.of("why", "done")), run());
        assertTranscript("prompt Good bye", "disconnect {why=done}", "log after");
    }

    @Test
    void exit_plays_what_is_queued_and_gives_values() {
        page("<form><block><prompt>Bye</prompt><exit expr=\"{a: [1, 'x', null]}\"/></block></form>");
        assertEquals(new Outcome.Exited(Map.of("__exit", Map.of("a", java.util.Arrays.asList(1.0, "x", null)))), run());
        assertTranscript("prompt Bye");
    }

    @Test
    void an_event_without_handler_ends_the_session_with_its_place() {
        page("<form><block>\n<throw event='my.event' message='why'/></block></form>");
        assertEquals(new Outcome.Failed("my.event", "why", PAGE + ":2"), run());
    }

    @Test
    void what_is_not_implemented_throws_error_unsupported() {
        platform.records = false;
        for (String element : List.of("record name='r'", "object classid='x'", "transfer dest='tel:1'")) {
            String name = element.split(" ")[0];
            page("<form><" + element + "/></form>");
            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run());
            assertEquals("error.unsupported." + name, failed.event());
        }
        page("<form><block><send target='x'/></block></form>");
        assertEquals(
                "error.unsupported.send",
                assertInstanceOf(Outcome.Failed.class, run()).event());
    }

    @Test
    void a_dialog_that_goes_to_itself_for_ever_is_ended() {
        for (String circle : List.of(
                "<form id='a'><block><goto next='#a'/></block></form>",
                "<form id='a'><block name='b'><goto nextitem='b'/></block></form>",
                "<form><block name='b'><clear/></block></form>",
                "<catch><throw event='x'/></catch><form><block><throw event='x'/></block></form>",
                "<form id='a'><block><goto next='start.vxml'/></block></form>",
                "<form id='a'><catch event='error'><goto next='#a'/></catch><block><goto next='#a'/></block></form>")) {
            page(circle);
            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, platform.run(PAGE, Map.of(), SMALL), circle);
            assertEquals("error.semantic", failed.event(), circle);
            assertTrue(failed.message().contains("runs in circles"), failed.message());
            assertTrue(platform.transcript.stream().anyMatch(line -> line.contains("runs in circles")), circle);
        }
    }

    @Test
    void a_dialog_that_runs_in_circles_may_answer_once() {
        page("<form id='a'><catch event='error.semantic'><log>sorry</log><exit/></catch>"
                + "<block><goto next='#a'/></block></form>");
        assertEquals(exited(), platform.run(PAGE, Map.of(), SMALL));
    }

    @Test
    void an_endless_script_is_error_semantic() {
        page("<form><block>\n<script>for (;;) {}</script></block></form>");
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, platform.run(PAGE, Map.of(), SMALL));
        assertEquals("error.semantic", failed.event());
        assertTrue(failed.message().contains("50000 instructions"), failed.message());
    }

    @Test
    void a_page_over_the_limit_is_badfetch() {
        page("<form><block><goto next='big'/></block></form>").page("big", "<form/>" + " ".repeat(60_000));
        assertEquals(
                "error.badfetch",
                assertInstanceOf(Outcome.Failed.class, platform.run(PAGE, Map.of(), SMALL))
                        .event());
    }

    @Test
    void too_many_prompts_are_played_before_more_are_queued() {
        page("<form><block><foreach array='[1,2,3,4,5,6,7,8,9,10,11,12]' item='i'><prompt><value expr='i'/></prompt>"
                + "</foreach></block></form>");
        assertEquals(exited(), platform.run(PAGE, Map.of(), SMALL));
        assertEquals(13, platform.transcript.size());
    }

    @Test
    void the_vendors_log_attribute_and_labels_are_kept() {
        platform.page(
                PAGE,
                "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'"
                        + " xmlns:gvp='http://www.genesyslab.com/2006/vxml21-extension'><form><block>"
                        + "<log label='com.genesyslab.var.ActionStart' gvp:dest='calllog'>pay|parentID=top</log>"
                        + "</block></form></vxml>");
        assertEquals(exited(), run());
        assertTranscript("log [com.genesyslab.var.ActionStart] pay|parentID=top");
        assertEquals(List.of("log com.genesyslab.var.ActionStart|pay|parentID=top"), metrics("log"));
    }
}
