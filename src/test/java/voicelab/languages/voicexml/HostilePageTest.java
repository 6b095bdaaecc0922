package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.languages.ecmascript.ScriptLimits;

/** Pages damaged at random: they fail to load, or run to an outcome; nothing else ever comes out. */
class HostilePageTest extends DialogTest {
    private static final DialogLimits SMALL = new DialogLimits(
            50_000, 200, 2000, 20, 4, 10, Duration.ofSeconds(5), new ScriptLimits(20_000, 200_000, 100, 100));

    private static final List<String> PAGES = List.of(
            vxml(
                    "<var name='v' expr='1'/><form id='f'><field name='a' type='digits?length=2'><prompt count='1' timeout='2s'>"
                            + "x <value expr='v'/></prompt><noinput count='2'><goto next='#g'/></noinput><filled><assign name='v'"
                            + " expr='a + v'/><if cond='v == 2'><exit namelist='v'/></if></filled></field></form>"
                            + "<form id='g'><subdialog name='s' src='#h'><param name='p' expr='v'/></subdialog></form>"
                            + "<form id='h'><var name='p'/><block><return namelist='p'/></block></form>"),
            vxml(
                    "<menu dtmf='true'><prompt><enumerate>say <value expr='_prompt'/></enumerate></prompt><choice next='#a'>one"
                            + "</choice><choice event='e.f'>two</choice></menu><form id='a'><field name='x'><grammar mode='dtmf'"
                            + " version='1.0' root='r'><rule id='r'><item repeat='1-3'>1<tag>out.x = 1</tag></item></rule></grammar>"
                            + "</field><block><clear namelist='x'/><foreach array='[1]' item='i'><log label='l' expr='i'/></foreach>"
                            + "<script>var q = {a: [1, {b: 2}]};</script><submit next='start.vxml' namelist='q' method='post'/></block>"
                            + "</form><catch event='e'><throw eventexpr=\"'g.' + _event\"/></catch>"));

    @Test
    void a_damaged_page_is_refused_or_runs_to_an_outcome() {
        Random random = new Random(3);
        int ran = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = PAGES.get(round % PAGES.size()).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(3); i >= 0; i--) damage(bytes, random);
            ScriptedPlatform fresh = new ScriptedPlatform().caller("keys 1", "silence", "keys 2", "mumble", "keys 11");
            fresh.pages.put(PAGE, bytes);
            VoiceXmlSession session = fresh.session(Map.of(), SMALL);
            try {
                session.load(URI.create(PAGE), Map.of());
            } catch (PageFailure refused) {
                assertNotNull(refused.event());
                continue;
            }
            assertNotNull(session.run());
            ran++;
        }
        assertTrue(ran > 500, "only " + ran + " damaged pages ran");
    }

    /** Mostly letters for letters, so that many pages stay well-formed; sometimes two places change content. */
    private static void damage(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        if (random.nextInt(4) == 0) {
            int other = random.nextInt(bytes.length);
            byte kept = bytes[at];
            bytes[at] = bytes[other];
            bytes[other] = kept;
        } else if (Character.isLetterOrDigit(bytes[at])) {
            bytes[at] = (byte) "abcdefgx0123456789.#*$_([".charAt(random.nextInt(25));
        }
    }
}
