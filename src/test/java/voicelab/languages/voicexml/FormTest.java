package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest extends DialogTest {
    private static final String PIN = "<field name='pin' type='digits?length=4'><prompt>Your PIN, please.</prompt>";

    @Test
    void a_field_collects_digits_and_filled_sees_them() {
        page("<form id='f'>" + PIN + "<filled><prompt>You pressed <value expr='pin'/>.</prompt>"
                        + "<exit namelist='pin'/></filled></field></form>")
                .caller("keys 1234");
        assertEquals(new Outcome.Exited(Map.of("pin", "1234")), run());
        assertTranscript("prompt Your PIN, please.", "caller keys 1234", "prompt You pressed 1234.");
        assertEquals(List.of("form_enter f"), metrics("form_enter"));
        assertEquals(List.of("dtmf 1234"), metrics("dtmf"));
        assertEquals(List.of("filling pin|1234"), metrics("filling"));
    }

    @Test
    void silence_and_wrong_keys_reprompt_with_tapered_prompts() {
        page("<form><field name='pin' type='digits?length=2'><prompt count='1'>PIN</prompt>"
                        + "<prompt count='2'>Two digits</prompt><prompt count='3'>Last try</prompt>"
                        + "<nomatch count='2'>Wrong again <reprompt/></nomatch>"
                        + "<filled><exit/></filled></field></form>")
                .caller("silence", "keys *", "keys *", "keys 42");
        assertEquals(exited(), run());
        assertTranscript(
                "prompt PIN",
                "caller silence",
                "prompt Two digits",
                "caller keys *",
                "prompt Last try",
                "caller keys *",
                "prompt Wrong again",
                "prompt Last try",
                "caller keys 42");
    }

    @Test
    void after_a_handler_without_reprompt_the_prompt_is_not_repeated() {
        page("<form>" + PIN + "<noinput>Nothing heard</noinput><filled><exit/></filled></field></form>")
                .caller("silence", "keys 1234");
        assertEquals(exited(), run());
        assertTranscript("prompt Your PIN, please.", "caller silence", "prompt Nothing heard", "caller keys 1234");
    }

    @Test
    void filled_of_the_form_waits_for_all_or_any_of_its_items() {
        page("<form><field name='a' type='digits?length=1'/><field name='b' type='digits?length=1'/>"
                        + "<filled mode='any' namelist='a b'><log>any <value expr='a'/> <value expr='b'/></log></filled>"
                        + "<filled><log>all <value expr='a + b'/></log></filled></form>")
                .caller("keys 1", "keys 2");
        assertEquals(exited(), run());
        assertTranscript("caller keys 1", "log any 1 undefined", "caller keys 2", "log any 1 2", "log all 12");
    }

    @Test
    void builtin_types_give_values_of_their_kind() {
        page("<form><field name='yes' type='boolean'/><field name='n' type='number'/><field name='c' type='currency'/>"
                        + "<block><exit namelist='yes n c'/></block></form>")
                .caller("keys 1", "keys *3*5#", "keys 7*50");
        assertEquals(new Outcome.Exited(Map.of("yes", true, "n", "-3.5", "c", "7.50")), run());
    }

    @Test
    void an_inline_grammar_interprets_keys_by_its_tags() {
        page("<form><field name='dept'><grammar mode='dtmf' version='1.0' root='r' tag-format='semantics/1.0-literals'>"
                        + "<rule id='r'><one-of><item>1<tag>sales</tag></item><item>2<tag>service</tag></item></one-of>"
                        + "</rule></grammar><filled><log><value expr='dept'/>"
                        + " <value expr='dept$.utterance'/> <value expr='dept$.inputmode'/>"
                        + " <value expr='application.lastresult$.interpretation'/>"
                        + " <value expr='lastresult$[0].confidence'/></log></filled></field></form>")
                .caller("keys 2");
        assertEquals(exited(), run());
        assertTranscript("caller keys 2", "log service 2 dtmf service 1");
    }

    @Test
    void an_external_grammar_is_fetched_once() {
        platform.page(
                "http://app/g.grxml",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' mode='dtmf' version='1.0' root='a'>"
                        + "<rule id='a'>1</rule><rule id='b' scope='public'>2</rule></grammar>");
        page("<form><field name='x'><grammar src='g.grxml#b' type='application/srgs+xml'/></field>"
                        + "<field name='y'><grammar src='g.grxml'/></field><block><exit namelist='x y'/></block></form>")
                .caller("keys 1", "keys 2", "keys 1");
        assertEquals(new Outcome.Exited(Map.of("x", "2", "y", "1")), run());
        assertEquals(2, platform.requests.size());
    }

    @Test
    void options_fill_their_value_by_key_or_by_word() {
        caller("say white wine");
        page("<form><field name='x'><prompt>Choose: <enumerate/></prompt><option dtmf='1' value='r'>red wine</option>"
                + "<option dtmf='2'>white wine</option></field><block><exit namelist='x'/></block></form>");
        assertEquals(new Outcome.Exited(Map.of("x", "white wine")), run());
        assertTranscript("prompt Choose: red wine white wine", "caller say white wine");
    }

    @Test
    void a_menu_goes_where_the_key_says() {
        page("<menu id='m' dtmf='true'><prompt>Menu</prompt><choice next='#a'>sales</choice>"
                        + "<choice event='go.away'>service</choice></menu><form id='a'><block><log>a</log></block></form>"
                        + "<catch event='go'><log>caught <value expr='_event'/></log><goto next='#a'/></catch>")
                .caller("keys 3", "keys 2");
        assertEquals(exited(), run());
        assertTranscript("prompt Menu", "caller keys 3", "prompt Menu", "caller keys 2", "log caught go.away", "log a");
    }

    @Test
    void a_form_grammar_fills_several_fields_and_the_initial_is_done() {
        page("<form><grammar mode='dtmf' version='1.0' root='r'><rule id='r'><one-of>"
                        + "<item>1 2<tag>out.from = 'bonn'; out.to = 'ulm';</tag></item><item>3<tag>out.to = 'jena'</tag>"
                        + "</item></one-of></rule></grammar>"
                        + "<initial name='start'><prompt>From where to where?</prompt></initial>"
                        + "<field name='from'><prompt>From?</prompt><option dtmf='9'>kiel</option></field>"
                        + "<field name='to'><prompt>To?</prompt><option dtmf='9'>kiel</option></field>"
                        + "<filled><exit namelist='from to'/></filled></form>")
                .caller("keys 3", "keys 9");
        assertEquals(new Outcome.Exited(Map.of("from", "kiel", "to", "jena")), run());
        assertTranscript("prompt From where to where?", "caller keys 3", "prompt From?", "caller keys 9");
    }

    @Test
    void a_link_of_the_document_is_active_in_every_field_that_is_not_modal() {
        String link = "<link dtmf='0' event='operator'/><catch event='operator'><log>operator</log><exit/></catch>";
        page(link + "<form><field name='a' modal='true' type='digits?length=1'/>"
                        + "<field name='b'><option dtmf='1'>x</option></field></form>")
                .caller("keys 0", "keys 0");
        assertEquals(exited(), run());
        assertTranscript("caller keys 0", "caller keys 0", "log operator");
    }

    @Test
    void properties_of_the_innermost_level_rule_the_waiting() {
        page("<property name='timeout' value='9s'/><property name='interdigittimeout' value='1s'/>"
                        + "<property name='termchar' value='*'/><form><property name='interdigittimeout' value='700ms'/>"
                        + "<field name='a' type='digits'><property name='inputmodes' value='dtmf'/>"
                        + "<prompt timeout='2.5s' bargein='false'>x</prompt></field></form>")
                .caller("keys 12*");
        assertEquals(exited(), run());
        Listen listen = platform.lastListen;
        assertEquals(2500, listen.timeout().toMillis());
        assertEquals(700, listen.interDigitTimeout().toMillis());
        assertEquals("*", listen.termChar());
        assertEquals(false, listen.voice());
    }

    @Test
    void prompts_carry_audio_with_fallback_breaks_marks_and_what_say_as_says() {
        page("<form><block><prompt>One <audio src='a.wav'>fall <emphasis>back</emphasis></audio><break time='300ms'/>"
                + "<mark name='m'/><prosody rate='slow'>two <say-as interpret-as='digits'>12</say-as></prosody>"
                + "<audio expr='undefined'>none</audio></prompt></block></form>");
        assertEquals(exited(), run());
        assertTranscript("prompt One [http://app/a.wav] (300ms) {m} two 12 [null]");
    }

    @Test
    void script_errors_are_error_semantic_with_page_and_line() {
        page("\n<form><block>\n<var name='x' expr='missing + 1'/></block></form>");
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run());
        assertEquals("error.semantic", failed.event());
        assertEquals(PAGE + ":3", failed.place());
    }

    @Test
    void assigning_an_undeclared_or_session_variable_is_error_semantic() {
        for (String name : List.of("nowhere", "connection", "session.connection")) {
            page("<form><catch event='error.semantic'><log>semantic</log><exit/></catch><block><assign name='" + name
                    + "' expr='1'/></block></form>");
            platform.transcript.clear();
            assertEquals(exited(), run(Map.of("connection.local.uri", "sip:a")));
            assertEquals("log semantic", platform.transcript.get(platform.transcript.size() - 1), name);
        }
    }

    @Test
    void session_variables_are_objects_in_objects() {
        page("<form><block><log><value expr='session.connection.local.uri'/>"
                + " <value expr=\"connection.protocol.sip.headers['x-id']\"/>"
                + " <value expr='session.com.genesyslab.userdata.k'/></log></block></form>");
        assertEquals(
                exited(),
                run(Map.of(
                        "connection.local.uri", "sip:8001@h",
                        "session.connection.protocol.sip.headers", Map.of("x-id", "7"),
                        "com.genesyslab.userdata", Map.of("k", "v"))));
        assertTranscript("log sip:8001@h 7 v");
    }

    @Test
    void foreach_clear_and_elseif_do_as_they_say() {
        page("<form><var name='n' expr='0'/><field name='d' type='digits?length=1'><filled>"
                        + "<assign name='n' expr='n + 1'/>"
                        + "<if cond='n == 1'><log>first</log><clear/><elseif cond='n == 2'/><log>second</log>"
                        + "<else/><log>never</log></if></filled></field>"
                        + "<block><foreach array='[1,2]' item='i'><log><value expr='i'/></log></foreach></block></form>")
                .caller("keys 1", "keys 1");
        assertEquals(exited(), run());
        assertTranscript("caller keys 1", "log first", "caller keys 1", "log second", "log 1", "log 2");
    }

    @Test
    void a_grammar_of_document_scope_takes_input_in_another_form() {
        page("<property name='universals' value='all'/><form id='a'><catch event='help'><log>help</log></catch>"
                        + "<field name='x'><option dtmf='1'>one</option></field></form>"
                        + "<form id='b' scope='document'><grammar mode='dtmf' version='1.0'><rule id='r'>7 7"
                        + "<tag>out.y = 'seven'</tag></rule></grammar>"
                        + "<field name='y'><option dtmf='2'>two</option><filled><log>y <value expr='y'/></log></filled></field>"
                        + "<block><log>rest of b</log></block></form>")
                .caller("say help", "keys 77");
        assertEquals(exited(), run());
        assertTranscript("caller say help", "log help", "caller keys 77", "log y seven", "log rest of b");
    }

    @Test
    void builtin_digits_and_yes_or_no_are_understood_as_words() {
        page("<form><field name='d' type='digits?length=2'/><field name='b'><grammar src='builtin:grammar/boolean'/>"
                        + "</field><block><exit namelist='d b'/></block></form>")
                .caller("say four oh", "keys 1", "say No");
        assertEquals(new Outcome.Exited(Map.of("d", "40", "b", false)), run());
    }

    @Test
    void a_recogniser_elsewhere_gets_the_grammars_of_words() {
        page("<form><field name='x'><grammar version='1.0' root='r'><rule id='r'>a<tag>'&lt;'</tag></rule></grammar>"
                        + "<grammar src='g.grxml'/><option>salt &amp; pepper</option></field></form>")
                .caller("hangup");
        platform.page("http://app/g.grxml", "<grammar version='1.0'><rule id='r'>b</rule></grammar>");
        run();
        List<VoiceGrammar> grammars = platform.lastListen.grammars().voiceGrammars();
        assertEquals(
                "<grammar xmlns=\"http://www.w3.org/2001/06/grammar\" version=\"1.0\" root=\"r\"><rule id=\"r\">a"
                        + "<tag>'&lt;'</tag></rule></grammar>",
                grammars.get(0).document());
        assertEquals("http://app/g.grxml", grammars.get(1).uri().toString());
        assertEquals(true, grammars.get(2).document().contains("salt &amp; pepper"));
    }
}
