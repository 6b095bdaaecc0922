package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Ticker;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.WavWriter;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;
import voicelab.standin.PhoneManner;

/** {@code <transfer type="bridge">}: the application stays between the caller and an agent, and goes on afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BridgeTest {
    private static final String SERVER = "http://127.37.14.220:9000/";
    private static final String PROFILE = """
            profile: gvp
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: agent, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "SERVER7002"}}}
                  - {name: cancelled, dnis: ["8003"], sections: {gvp.service-prerequisite: {initial-page-url: "SERVERstar/7002"}}}
                  - {name: again, dnis: ["8004"], sections: {gvp.service-prerequisite: {initial-page-url: "SERVERagain"}}}
                  - {name: nobody, dnis: ["8002"], sections: {gvp.service-prerequisite: {initial-page-url: "SERVER7999"}}}
              resource-manager:
              mcp:
              sip-server:
              sip-endpoint: {count: 2}
            """.replace("SERVER", SERVER);
    private static final String PAGE = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form>
              <transfer name="how" type="bridge" dest="tel:NUMBER" connecttimeout="15s" maxtime="60s">
                <prompt>One moment</prompt>
                <filled><prompt>Result <value expr="how"/> <value expr="how$.duration > 0 ? 'talked' : 'never'"/></prompt><exit/></filled>
              </transfer></form></vxml>
            """;

    private static final double WAITING = 1_610;
    /** The same, with what is heard meanwhile and keys that end it. */
    private static final String STAR = PAGE.replace(
            "maxtime=\"60s\">",
            "transferaudio=\"/waiting.wav\"><grammar mode=\"dtmf\" version=\"1.0\" root=\"end\"><rule id=\"end\">* 9</rule></grammar>");

    /** The first is given up after a moment, the second begins at once. */
    private static final String AGAIN = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form>
              <transfer name="one" type="bridge" dest="tel:7002" connecttimeout="15s"/><transfer name="two" type="bridge" dest="tel:7002">
              <filled><prompt>Result <value expr="one"/> <value expr="two"/></prompt><exit/></filled></transfer></form></vxml>
            """;

    private GvpLab lab;
    private PageServer web;

    @BeforeAll
    void boot() throws Exception {
        lab = GvpLab.boot("127.37.14.0/24", PROFILE);
        web = new PageServer(lab.outside(220));
        web.serve("/", path -> PAGE.replace("NUMBER", path.substring(1)));
        web.serve("/star/", path -> STAR.replace("NUMBER", path.substring("/star/".length())));
        web.serve("/again", AGAIN);
        web.serveSound("/waiting.wav", WavWriter.write(Tone.sine(WAITING, -10, Duration.ofSeconds(1))));
    }

    @BeforeEach
    void register() throws Exception {
        assertEquals(200, soon(phone(2).register("udp")));
        phone(2).answers(new PhoneManner(Duration.ZERO, 0, "", 0));
    }

    @AfterAll
    void stop() {
        long bugs = lab.lab().journal().bugs();
        lab.close();
        web.close();
        assertEquals(0, bugs);
    }

    private Phone phone(int number) {
        return (Phone) lab.lab()
                .rooms()
                .standIn(new InstanceId(new SystemId("sip-endpoint"), number))
                .orElseThrow();
    }

    private static <T> T soon(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void within(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) TimeUnit.MILLISECONDS.sleep(10);
        assertTrue(
                condition.getAsBoolean(),
                () -> what + "\n"
                        + String.join(
                                "\n",
                                lab.lab().journal().tail(40).stream()
                                        .map(Object::toString)
                                        .toList()));
    }

    private PhoneCall caller(String number) throws Exception {
        PhoneCall caller = phone(1).dial(number, "sip-server", "udp");
        assertEquals(200, soon(caller.answered()));
        return caller;
    }

    private PhoneCall agent() throws Exception {
        PhoneCall agent = ringing();
        assertEquals(200, soon(agent.answered()));
        return agent;
    }

    private PhoneCall ringing() throws Exception {
        within("a call at the agent", () -> latest() != null);
        return latest();
    }

    private PhoneCall latest() {
        return phone(2).calls().stream()
                .filter(call ->
                        call.incoming() && !call.ended().toCompletableFuture().isDone())
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private void assertHears(PhoneCall speaker, PhoneCall listener, double hertz) throws InterruptedException {
        Duration from = listener.mediaPosition();
        speaker.tone(hertz, Duration.ofSeconds(2));
        assertHears(listener, from, hertz);
    }

    private void assertHears(PhoneCall listener, Duration from, double hertz) throws InterruptedException {
        within(
                hertz + " Hz",
                () -> listener.heard(from)
                        .filter(h -> h.snrDecibels() >= 15 && Math.abs(h.hertz() - hertz) < 5)
                        .isPresent());
    }

    @Test
    void both_hear_each_other_until_the_agent_leaves_and_the_page_goes_on() throws Exception {
        long before = lab.lab().journal().last();
        PhoneCall caller = caller("8001");
        PhoneCall agent = agent();
        assertEquals(phone(1).number(), agent.peer());
        assertHears(caller, agent, 950);
        assertHears(agent, caller, 1_330);
        assertEquals(200, soon(agent.hold(true)));
        assertEquals(200, soon(agent.hold(false)));
        assertHears(caller, agent, 700);
        agent.hangUp();
        within("what became of it", () -> caller.text().contains("far_end_disconnect talked"));
        assertEquals("there", soon(caller.ended()));
        for (String link : new String[] {"mcp-6", "gvp-1"})
            assertTrue(
                    lab.lab().journal().since(before).stream()
                            .anyMatch(e -> e.link().equals(link)
                                    && e.kind() == Kind.SENT
                                    && e.summary().startsWith("INVITE sip:7002@")),
                    link);
    }

    @Test
    void the_callers_keys_end_it_where_the_page_says_so_and_others_only_go_on() throws Exception {
        PhoneCall caller = caller("8003");
        PhoneCall agent = agent();
        assertHears(caller, agent, 950);
        soon(caller.press("1*"));
        assertHears(agent, caller, 1_330);
        soon(caller.press("*9"));
        assertEquals("there", soon(agent.ended()));
        within("what became of it", () -> caller.text().contains("near_end_disconnect talked"));
        assertEquals("there", soon(caller.ended()));
    }

    @Test
    void while_it_rings_the_page_has_something_heard_and_the_keys_end_it_too() throws Exception {
        phone(2).answers(new PhoneManner(Duration.ofMillis(-1), 0, "", 0));
        PhoneCall caller = caller("8003");
        PhoneCall ringing = ringing();
        assertHears(caller, caller.mediaPosition(), WAITING);
        soon(caller.press("*9"));
        soon(ringing.ended());
        within("what became of it", () -> caller.text().contains("near_end_disconnect never"));
        assertEquals("there", soon(caller.ended()));
    }

    @Test
    void an_end_of_the_first_try_that_is_late_is_none_of_the_second() throws Exception {
        phone(2).answers(new PhoneManner(Duration.ofMillis(-1), 0, "", 0));
        PhoneCall caller = caller("8004");
        PhoneCall first = ringing();
        lab.lab().clock().move(Duration.ofSeconds(16));
        within("it rings again", () -> latest() != null && latest() != first);
        PhoneCall second = latest();
        second.pickUp();
        assertEquals(200, soon(second.answered()));
        assertHears(caller, second, 950);
        second.hangUp();
        within("what became of both", () -> caller.text().contains("noanswer far_end_disconnect"));
        assertEquals("there", soon(caller.ended()));
    }

    @Test
    void what_the_other_side_says_before_it_answers_is_heard() throws Exception {
        phone(2).answers(new PhoneManner(Duration.ofMillis(-1), 0, "", 1_850));
        PhoneCall caller = caller("8001");
        PhoneCall ringing = ringing();
        assertHears(caller, caller.mediaPosition(), 1_850);
        ringing.pickUp();
        assertEquals(200, soon(ringing.answered()));
        assertHears(caller, ringing, 950);
        caller.hangUp();
        assertEquals("there", soon(ringing.ended()));
    }

    @Test
    void who_hangs_up_takes_the_agent_along() throws Exception {
        PhoneCall caller = caller("8001");
        PhoneCall agent = agent();
        caller.hangUp();
        assertEquals("there", soon(agent.ended()));
        within("no call at the MCP", () -> lab.mcpRoom().callCount() == 0);
    }

    @Test
    void who_hangs_up_while_it_rings_stops_the_ringing() throws Exception {
        phone(2).answers(new PhoneManner(Duration.ofMillis(-1), 0, "", 0));
        PhoneCall caller = caller("8001");
        PhoneCall ringing = ringing();
        caller.hangUp();
        soon(ringing.ended());
        within("no call at the MCP", () -> lab.mcpRoom().callCount() == 0);
    }

    @Test
    void a_reset_in_mid_call_leaves_nothing() throws Exception {
        PhoneCall caller = caller("8001");
        PhoneCall agent = agent();
        assertHears(caller, agent, 950);
        lab.lab().reset();
        within("no call at the MCP", () -> lab.mcpRoom().callCount() == 0);
        within(
                "no media",
                () -> lab.lab()
                                .shared(
                                        MediaEngine.class,
                                        () -> new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, null))
                                .open()
                        == 0);
        assertEquals(200, soon(phone(2).register("udp")));
        PhoneCall next = caller("8001");
        agent();
        next.hangUp();
    }

    @Test
    void a_busy_agent_and_one_there_is_not_are_told_to_the_page() throws Exception {
        phone(2).answers(new PhoneManner(Duration.ZERO, 486, "", 0));
        PhoneCall busy = caller("8001");
        within("busy", () -> busy.text().contains("busy never"));
        assertEquals("there", soon(busy.ended()));
        PhoneCall nobody = caller("8002");
        // SIP Server has nobody there now: 480
        within("nobody", () -> nobody.text().contains("noanswer never"));
        assertEquals("there", soon(nobody.ended()));
    }

    @Test
    void the_connect_time_and_the_longest_time_are_the_labs() throws Exception {
        phone(2).answers(new PhoneManner(Duration.ofMillis(-1), 0, "", 0));
        PhoneCall waiting = caller("8001");
        ringing();
        lab.lab().clock().move(Duration.ofSeconds(16));
        within("no answer", () -> waiting.text().contains("noanswer never"));
        assertEquals("there", soon(waiting.ended()));
        phone(2).answers(new PhoneManner(Duration.ZERO, 0, "", 0));
        PhoneCall talking = caller("8001");
        PhoneCall agent = agent();
        assertHears(talking, agent, 950);
        lab.lab().clock().move(Duration.ofSeconds(61));
        within("the longest time", () -> talking.text().contains("maxtime_disconnect talked"));
        assertEquals("there", soon(agent.ended()));
    }
}
