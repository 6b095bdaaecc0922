package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransitionTest extends DialogTest {
    @Test
    void submit_sends_the_named_variables_as_query_or_as_form() {
        page("<form><var name='o' expr=\"{a: 1, b: ['x y']}\"/><field name='pin' type='digits?length=2'/>"
                        + "<block><submit next='/next?k=1' namelist='pin o'/></block></form>")
                .page(
                        "next",
                        "<form><field name='q' type='digits?length=1'/>"
                                + "<block><submit next='post' method='post'/></block></form>")
                .page("post", "<form><block><log>posted</log></block></form>")
                .caller("keys 12", "keys 7");
        assertEquals(exited(), run());
        assertTranscript(
                "caller keys 12",
                "fetch GET http://app/next?k=1&pin=12&o.a=1&o.b.0=x+y",
                "caller keys 7",
                "fetch POST http://app/post q=7",
                "log posted");
        assertEquals(
                "application/x-www-form-urlencoded",
                platform.requests.get(2).headers().get("Content-Type"));
    }

    @Test
    void a_multipart_post_has_a_part_for_each_field() {
        page("<form><var name='a' expr=\"'1'\"/><block>"
                        + "<submit next='p' method='post' enctype='multipart/form-data' namelist='a'/></block></form>")
                .page("p", "<form><block/></form>");
        assertEquals(exited(), run());
        String body = new String(platform.requests.get(1).body(), StandardCharsets.UTF_8);
        String boundary = platform.requests.get(1).headers().get("Content-Type").split("boundary=")[1];
        assertEquals(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--" + boundary + "--\r\n",
                body);
    }

    @Test
    void a_subdialog_has_its_own_context_takes_parameters_and_returns_an_object() {
        page("<var name='v' expr='1'/><form><subdialog name='s' src='sub.vxml#ask' namelist='v'>"
                        + "<param name='greeting' expr=\"'hi'\"/><filled><log><value expr='s.digit'/> <value expr='v'/>"
                        + "</log></filled></subdialog></form>")
                .page(
                        "sub.vxml",
                        "<form id='no'><block><log>wrong form</log></block></form><form id='ask'>"
                                + "<var name='greeting'/><var name='v' expr='2'/><field name='digit' type='digits?length=1'>"
                                + "<prompt><value expr='greeting'/></prompt></field>"
                                + "<block><return namelist='digit'/></block></form>")
                .caller("keys 5");
        assertEquals(exited(), run());
        assertTranscript("fetch GET http://app/sub.vxml?v=1", "prompt hi", "caller keys 5", "log 5 1");
    }

    @Test
    void a_parameter_that_the_subdialog_does_not_declare_is_its_error_semantic() {
        page("<form><subdialog name='s' src='#t'><param name='p' value='1'/></subdialog></form>"
                + "<form id='t'><catch event='error.semantic'><return event='no.param'/></catch><block/></form>"
                + "<catch event='no.param'><log>no param</log><exit/></catch>");
        assertEquals(exited(), run());
        assertEquals("log no param", platform.transcript.get(platform.transcript.size() - 1));
    }

    @Test
    void subdialogs_that_call_themselves_are_ended() {
        page("<catch event='error.semantic'><log>too deep</log><exit/></catch>"
                + "<form id='a'><subdialog src='#a'/></form>");
        assertEquals(exited(), run());
        assertEquals("log too deep", platform.transcript.get(platform.transcript.size() - 1));
    }

    @Test
    void the_root_gives_variables_scripts_and_handlers_and_is_fetched_once() {
        platform.page(
                "http://app/leaf1",
                "<vxml version='2.0' application='root'><form><block>"
                        + "<assign name='count' expr='count + 1'/><goto next='leaf2'/></block></form></vxml>");
        platform.page(
                "http://app/leaf2",
                "<vxml version='2.0' application='root'><form><block>"
                        + "<log><value expr='application.count'/></log><throw event='x.y' message='m'/></block></form></vxml>");
        page(
                        "root",
                        "<var name='count' expr='40'/><catch event='x'><log>root: <value expr='_event'/>"
                                + " <value expr='_message'/></log><exit/></catch>")
                .page("<form><block><goto next='leaf1'/></block></form>");
        assertEquals(exited(), run());
        assertTranscript(
                "fetch GET http://app/leaf1",
                "fetch GET http://app/root",
                "fetch GET http://app/leaf2",
                "log 41",
                "log root: x.y m");
    }

    @Test
    void what_cannot_be_fetched_is_badfetch_in_the_page_that_asked() {
        for (Map.Entry<String, String> each : Map.of(
                        "missing.vxml", "error.badfetch.http.404",
                        "timeout.vxml", "error.badfetch",
                        "#nowhere", "error.badfetch",
                        "bad.vxml", "error.badfetch",
                        "other.vxml#nowhere", "error.badfetch",
                        "http://[", "error.badfetch")
                .entrySet()) {
            platform.transcript.clear();
            page("bad.vxml", "<form><block><goto/></block></form>")
                    .page("other.vxml", "<form><block/></form>")
                    .page("<form><catch><log><value expr='_event'/></log><exit/></catch><block><goto next='"
                            + each.getKey() + "'/></block></form>");
            assertEquals(exited(), run());
            assertEquals(
                    "log " + each.getValue(), platform.transcript.get(platform.transcript.size() - 1), each.getKey());
        }
    }

    @Test
    void the_first_page_fails_before_anything_runs() {
        platform.page("http://app/broken", "<vxml version='2.0'><form></vxml>");
        platform.page("http://app/noroot", "<vxml version='2.0' application='gone'><form/></vxml>");
        platform.page("http://app/old", "<vxml version='1.0'><form/></vxml>");
        for (Map.Entry<String, String> each : Map.of(
                        "http://app/nothing", "error.badfetch.http.404",
                        "http://app/broken", "error.badfetch",
                        "http://app/noroot", "error.badfetch.http.404",
                        "http://app/old", "error.badfetch",
                        "http://app/timeout", "error.badfetch")
                .entrySet()) {
            VoiceXmlSession session = platform.session(Map.of(), DialogLimits.DEFAULT);
            PageFailure failure =
                    assertThrows(PageFailure.class, () -> session.load(URI.create(each.getKey()), Map.of("ANI", "49")));
            assertEquals(each.getValue(), failure.event(), each.getKey());
        }
        assertEquals(
                "http://app/nothing?ANI=49",
                platform.requests.stream()
                        .map(request -> request.uri().toString())
                        .filter(uri -> uri.contains("nothing"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void pages_that_break_a_rule_name_it_with_the_line() {
        for (Map.Entry<String, String> each : Map.of(
                        "<form><block>\n<goto next='a' expr='b'/></block></form>",
                        "line 2: <goto> needs exactly one of",
                        "<form><block><blink/></block></form>",
                        "<blink> does not belong into <block>",
                        "<form>words</form>",
                        "text does not belong into <form>",
                        "<form><block colour='red'/></form>",
                        "<block> has no attribute colour",
                        "<form id='a'/><form id='a'/>",
                        "a second dialog a",
                        "<form><block name='a'/><field name='a'/></form>",
                        "a second form item a",
                        "<form><field name='a'><filled mode='all'/></field></form>",
                        "<filled> of an item has neither",
                        "<form><field name='a'><block/></field></form>",
                        "<block> does not belong into <field>")
                .entrySet()) {
            page(each.getKey());
            VoiceXmlSession session = platform.session(Map.of(), DialogLimits.DEFAULT);
            PageFailure failure = assertThrows(PageFailure.class, () -> session.load(URI.create(PAGE), Map.of()));
            assertEquals(true, failure.getMessage().contains(each.getValue()), failure.getMessage());
        }
    }

    @Test
    void a_script_is_fetched_and_runs_where_it_stands() {
        platform.page("http://app/lib.js", "var doubled = function(n) { return 2 * n }");
        page("<script src='lib.js'/><form><block><log><value expr='doubled(21)'/></log></block></form>");
        assertEquals(exited(), run());
        assertTranscript("fetch GET http://app/lib.js", "log 42");
    }

    @Test
    void fetch_attributes_and_properties_reach_the_fetcher() {
        page("<property name='fetchtimeout' value='4s'/><property name='documentmaxage' value='60'/>"
                        + "<form><block><goto next='b' maxstale='5'/></block></form>")
                .page("b", "<form><block><goto next='c' fetchtimeout='900ms'/></block></form>")
                .page("c", "<form/>");
        assertEquals(exited(), run());
        List<FetchRequest> requests = platform.requests;
        assertEquals(4000, requests.get(1).timeout().toMillis());
        assertEquals("max-age=60, max-stale=5", requests.get(1).headers().get("Cache-Control"));
        assertEquals(900, requests.get(2).timeout().toMillis());
    }
}
