package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code <record>}, VoiceXML 2.0 2.3.6. */
class RecordTest extends DialogTest {
    private static final String SHADOW =
            "<log><value expr=\"[typeof msg, msg$.duration, msg$.size, msg$.termchar, msg$.maxtime].join('/')\"/></log>";

    private static String record(String attributes, String content) {
        return "<form><record name='msg' " + attributes + "><prompt>Speak</prompt>" + content + "</record></form>";
    }

    @Test
    void what_is_recorded_fills_the_item_with_its_shadow_variables() {
        page(record("", "<filled>" + SHADOW + "<prompt>You said <audio expr='msg'/></prompt></filled>"))
                .caller("speak 1500");
        assertEquals(exited(), run());
        assertTranscript(
                "prompt Speak",
                "caller speak 1500",
                "log string/1500/4//false",
                "prompt You said [recording of 1500 ms]");
        assertEquals(List.of("record_end silence|msg"), metrics("record_end"));
    }

    @Test
    void the_page_says_how_and_the_platform_what_it_leaves_open() {
        page(record("beep='true' maxtime='2s' finalsilence='700ms' dtmfterm='false' type='audio/basic'", ""))
                .caller("speak 9 on");
        assertEquals(exited(), run());
        RecordRequest asked = platform.lastRecord;
        assertTrue(asked.beep());
        assertFalse(asked.keyEnds());
        assertEquals("audio/basic", asked.type());
        assertEquals(Duration.ofSeconds(2), asked.maxTime());
        assertEquals(Duration.ofMillis(700), asked.finalSilence());
        assertEquals(Duration.ofSeconds(5), asked.timeout());
        page(record("maxtime='9000s'", "")).caller("speak 9");
        platform.transcript.clear();
        run();
        assertEquals(Duration.ofMinutes(10), platform.lastRecord.maxTime());
        assertEquals("audio/x-wav", platform.lastRecord.type());
        assertTrue(platform.lastRecord.keyEnds());
    }

    @Test
    void a_key_ends_it_and_is_told_and_so_is_the_longest_time() {
        page(record("", "<filled>" + SHADOW + "<log><value expr='application.lastresult$.utterance'/></log></filled>"))
                .caller("speak 700 #");
        assertEquals(exited(), run());
        assertTranscript("prompt Speak", "caller speak 700 #", "log string/700/3/#/false", "log #");
        platform.transcript.clear();
        page(record("", "<filled>" + SHADOW + "</filled>")).caller("speak 700 on");
        assertEquals(exited(), run());
        assertTranscript("prompt Speak", "caller speak 700 on", "log string/700/3//true");
    }

    @Test
    void a_key_before_any_sound_leaves_the_item_as_it_was() {
        page(record("", "<filled>" + SHADOW + "</filled>")).caller("#", "speak 5");
        assertEquals(exited(), run());
        assertTranscript("prompt Speak", "caller #", "prompt Speak", "caller speak 5", "log string/5/1//false");
    }

    @Test
    void silence_is_no_input() {
        page(record("", "<noinput>Still there? <exit/></noinput>")).caller("silence");
        assertEquals(exited(), run());
        assertTranscript("prompt Speak", "caller silence", "prompt Still there?");
    }

    @Test
    void who_hangs_up_leaves_what_was_said() {
        // the handler stands in the document, where the form's variable is out of reach: it is in the form
        page("<form><catch event='connection.disconnect.hangup'><submit next='keep.vxml' namelist='msg' method='post'"
                        + " enctype='multipart/form-data'/></catch><record name='msg'/></form>")
                .caller("speak 300 hangup");
        run();
        FetchRequest kept = platform.requests.get(platform.requests.size() - 1);
        assertEquals("http://app/keep.vxml", kept.uri().toString());
        String body = new String(kept.body(), StandardCharsets.UTF_8);
        assertTrue(body.contains("name=\"msg\"; filename=\"msg\"\r\nContent-Type: audio/x-wav\r\n\r\n300\r\n"), body);
    }

    @Test
    void a_submitted_recording_is_a_file_among_fields() {
        page("<form><var name='who' expr=\"'Jo'\"/><record name='msg' type='audio/basic'><filled><submit next='keep.vxml'"
                        + " namelist='who msg' method='post' enctype='multipart/form-data'/></filled></record></form>")
                .page("keep.vxml", "<form><block><exit/></block></form>")
                .caller("speak 42");
        assertEquals(exited(), run());
        FetchRequest sent = platform.requests.get(1);
        String boundary = sent.headers().get("Content-Type").replace("multipart/form-data; boundary=", "");
        assertEquals(
                ("--B\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nJo\r\n--B\r\nContent-Disposition: form-data;"
                                + " name=\"msg\"; filename=\"msg\"\r\nContent-Type: audio/basic\r\n\r\n42\r\n--B--\r\n")
                        .replace("--B", "--" + boundary),
                new String(sent.body(), StandardCharsets.UTF_8));
    }

    @Test
    void without_the_encoding_only_a_reference_is_sent_and_the_page_is_told() {
        page(record("", "<filled><submit next='keep.vxml' namelist='msg'/></filled>"))
                .page("keep.vxml", "<form><block><exit/></block></form>")
                .caller("speak 42");
        assertEquals(exited(), run());
        assertTrue(platform.transcript.stream()
                .anyMatch(line -> line.contains("msg is a recording: only its reference is sent")));
    }

    @Test
    void a_local_grammar_ends_it_and_one_from_elsewhere_leads_there() {
        String local = "<grammar version='1.0' root='r' mode='dtmf' xmlns='http://www.w3.org/2001/06/grammar'>"
                + "<rule id='r'><item>1 2</item></rule></grammar>";
        page(record("dtmfterm='false'", local + "<filled>" + SHADOW + "</filled>"))
                .caller("speak 5 3124");
        assertEquals(exited(), run());
        assertTranscript("prompt Speak", "caller speak 5 3124", "log string/5/1//false");
        platform.transcript.clear();
        page("<link event='help' dtmf='9'/>"
                        + record("modal='false'", "<help><log>help <value expr='typeof msg'/></log><exit/></help>"))
                .caller("speak 5 9");
        assertEquals(exited(), run());
        assertTranscript("prompt Speak", "caller speak 5 9", "log help undefined");
    }

    @Test
    void a_type_that_cannot_be_made_is_told() {
        page(record("type='audio/mpeg'", "<catch event='error.unsupported.format'><log>no</log><exit/></catch>"))
                .caller("speak 5");
        assertEquals(exited(), run());
        assertTranscript(
                "prompt Speak",
                "caller speak 5",
                "log [interpreter] error.unsupported.format: no audio/mpeg at " + PAGE + ":1",
                "log no");
    }
}
