package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.SipPeer;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.audio.WavReader;

/** A caller leaves a message: what arrives at the page's server is what was said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedMessageTest {
    private static final String SERVER = "http://127.37.12.220:9000/";
    private static final double HERTZ = 440;
    private static final String PROFILE = """
            profile: gvp
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: message, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "SERVERrecord.vxml"}}}
                  - {name: forbidden, dnis: ["8002"], sections: {gvp.service-prerequisite: {initial-page-url: "SERVERrecord.vxml"},
                     gvp.policy: {voicexml-recording-allowed: "false"}}}
              resource-manager:
              mcp:
            """.replace("SERVER", SERVER);
    private static final String PAGE = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form>
              <catch event="connection.disconnect.hangup">
                <submit next="keep" namelist="msg" method="post" enctype="multipart/form-data"/></catch>
              <catch event="error.noauthorization"><prompt>Not here</prompt><exit/></catch>
              <record name="msg" beep="true" maxtime="8s" finalsilence="600ms">
                <property name="timeout" value="20s"/>
                <prompt>Speak now</prompt>
                <noinput><prompt>Nobody</prompt><exit/></noinput>
                <filled>
                  <var name="end" expr="msg$.termchar + ' ' + msg$.maxtime"/>
                  <prompt>You said <audio expr="msg"/></prompt>
                  <submit next="keep" namelist="msg end" method="post" enctype="multipart/form-data"/>
                </filled>
              </record></form></vxml>
            """;
    private static final String KEPT = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form><block><prompt>Kept</prompt></block></form></vxml>
            """;

    private GvpLab lab;
    private Caller caller;
    private PageServer web;

    @BeforeAll
    void boot() throws Exception {
        lab = GvpLab.boot("127.37.12.0/24", PROFILE);
        caller = new Caller(lab.outside(200));
        web = new PageServer(lab.outside(220));
        web.serve("/record.vxml", PAGE);
        web.serve("/keep", KEPT);
    }

    @AfterAll
    void stop() {
        caller.close();
        long bugs = lab.lab().journal().bugs();
        lab.close();
        web.close();
        assertEquals(0, bugs);
    }

    private Caller.Placed call() throws Exception {
        Caller.Placed call = caller.call("sip:8001@rm", SipPeer.tcp(lab.resourceManager()));
        call.up();
        call.hear("Speak now");
        return call;
    }

    /** The file that was submitted, as sound. */
    private static short[] sound(byte[] form) throws Exception {
        String text = new String(form, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("filename=\"msg\"\r\nContent-Type: audio/x-wav\r\n\r\n");
        assertTrue(head > 0, text.substring(0, Math.min(400, text.length())));
        int begin = text.indexOf("\r\n\r\n", head) + 4;
        return WavReader.read(Arrays.copyOfRange(form, begin, text.indexOf("\r\n--", begin)));
    }

    private static void assertTone(short[] sound, int leastMillis, int mostMillis) {
        int millis = sound.length * 1_000 / Tone.RATE_HZ;
        assertTrue(millis >= leastMillis && millis <= mostMillis, millis + " ms");
        ToneMeter.Reading heard = ToneMeter.measure(ToneMeter.trimmed(sound), HERTZ);
        assertTrue(heard.snrDb() > 20, heard::toString);
    }

    private byte[] kept() throws InterruptedException {
        byte[] form = web.posted(15);
        assertTrue(form != null, "nothing was submitted");
        return form;
    }

    @Test
    void silence_ends_what_was_said_and_it_is_played_back_and_submitted() throws Exception {
        Caller.Placed call = call();
        call.rtp().play(AudioSource.of(Tone.sine(HERTZ, -10, Duration.ofMillis(1_500))));
        byte[] form = kept();
        assertTone(sound(form), 900, 1_900);
        assertTrue(new String(form, StandardCharsets.ISO_8859_1).contains("undefined false"));
        lab.await("prompt played: You said [recording of ");
        call.hear("Kept");
        call.over();
    }

    @Test
    void a_key_ends_it_and_is_told() throws Exception {
        Caller.Placed call = call();
        call.rtp().play(AudioSource.endless(Tone.sine(HERTZ, -10, Duration.ofSeconds(1))));
        TimeUnit.MILLISECONDS.sleep(1_200);
        call.press("#");
        byte[] form = kept();
        assertTone(sound(form), 300, 3_000);
        assertTrue(new String(form, StandardCharsets.ISO_8859_1).contains("# false"));
        call.call().hangUp();
    }

    @Test
    void who_hangs_up_has_left_what_was_said() throws Exception {
        Caller.Placed call = call();
        call.rtp().play(AudioSource.endless(Tone.sine(HERTZ, -10, Duration.ofSeconds(1))));
        TimeUnit.MILLISECONDS.sleep(1_200);
        call.call().hangUp();
        assertTone(sound(kept()), 300, 3_000);
    }

    @Test
    void who_says_nothing_is_no_input_after_the_labs_time() throws Exception {
        Caller.Placed call = call();
        TimeUnit.MILLISECONDS.sleep(700); // the beep
        lab.lab().clock().move(Duration.ofSeconds(21));
        call.hear("Nobody");
        call.over();
    }

    @Test
    void where_a_policy_forbids_it_the_page_is_told() throws Exception {
        Caller.Placed call = caller.call("sip:8002@rm", SipPeer.tcp(lab.resourceManager()));
        call.up();
        call.hear("Not here");
        call.over();
        assertTrue(web.isNothingPosted());
    }

    @Test
    void the_longest_time_ends_it_in_the_labs_time_too() throws Exception {
        Caller.Placed call = call();
        call.rtp().play(AudioSource.endless(Tone.sine(HERTZ, -10, Duration.ofSeconds(1))));
        TimeUnit.MILLISECONDS.sleep(1_200);
        lab.lab().clock().move(Duration.ofSeconds(8));
        byte[] form = kept();
        assertTone(sound(form), 300, 3_000);
        assertTrue(new String(form, StandardCharsets.ISO_8859_1).contains("undefined true"));
        call.call().hangUp();
    }
}
