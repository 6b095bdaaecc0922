package voicelab.systems.mcu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.mcu.McuLab.soon;
import static voicelab.systems.mcu.McuLab.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.audio.WavReader;
import voicelab.standin.PhoneCall;

/** Phones in a conference through SIP Server, with real RTP. */
class ConferenceTest {
    private static final double[] TONES = {2_003, 2_417, 2_851};
    private static final double HEARD = -25;
    private static final double ABSENT = -50;

    private static McuLab lab;
    private final List<PhoneCall> calls = new ArrayList<>();

    @BeforeAll
    static void boot() throws Exception {
        lab = McuLab.boot(1, "{dial-in: any}");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        calls.forEach(PhoneCall::hangUp);
        lab.lab.reset();
        assertTrue(within(() -> lab.mediaOpen() == 0), () -> lab.mediaOpen() + " sessions are left\n" + lab.tail());
        assertEquals(0, lab.lab.journal().bugs(), lab::tail);
    }

    private PhoneCall dial(int phone, String number, String transport) throws Exception {
        PhoneCall call = lab.phone(phone).dial(number, "sip-server", transport);
        calls.add(call);
        return call;
    }

    private void three(String transport) throws Exception {
        for (int i = 1; i <= 3; i++)
            assertEquals(200, soon(dial(i, "9100", transport).answered()), lab::tail);
        for (int i = 0; i < 3; i++) calls.get(i).tone(TONES[i], Duration.ofSeconds(30));
    }

    /** Whether phone {@code i} hears exactly the tones of these others. */
    private boolean hears(int i, Integer... others) {
        double[] levels = calls.get(i).levels(Duration.ZERO, TONES);
        if (levels.length == 0) return false;
        for (int tone = 0; tone < TONES.length; tone++) {
            boolean wanted = Arrays.asList(others).contains(tone);
            if (wanted ? levels[tone] < HEARD : levels[tone] > ABSENT) return false;
        }
        return true;
    }

    private String levels(int i) {
        return Arrays.toString(calls.get(i).levels(Duration.ZERO, TONES)) + "\n" + lab.tail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void each_of_three_hears_the_other_two_and_not_itself(String transport) throws Exception {
        three(transport);
        assertTrue(within(() -> hears(0, 1, 2)), () -> levels(0));
        assertTrue(within(() -> hears(1, 0, 2)), () -> levels(1));
        assertTrue(within(() -> hears(2, 0, 1)), () -> levels(2));
        assertEquals(3, lab.get("/lab/v1/capacity").json().path("participants").asInt());
        calls.get(0).hangUp();
        assertTrue(within(() -> hears(1, 2)), () -> levels(1));
        assertTrue(within(() -> lab.state("9100", "7001").equals("left")), lab::tail);
        calls.get(1).hangUp();
        calls.get(2).hangUp();
        assertTrue(within(() -> status("/lab/v1/conferences/9100") == 404), "made by a call, gone with the last");
    }

    @Test
    void who_is_muted_hears_and_is_not_heard_until_unmuted() throws Exception {
        three("udp");
        assertTrue(within(() -> hears(0, 1, 2)), () -> levels(0));
        String party = "/lab/v1/conferences/9100/participants/"
                + lab.party("9100", "7002").path("id").asText();
        assertTrue(
                lab.ask("PATCH", party, "{\"muted\":true}").json().path("muted").asBoolean());
        assertTrue(within(() -> hears(0, 2)), () -> levels(0));
        assertTrue(within(() -> hears(1, 0, 2)), () -> levels(1));
        assertEquals(200, lab.ask("PATCH", party, "{\"muted\":false}").status());
        assertTrue(within(() -> hears(0, 1, 2)), () -> levels(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void a_participant_added_by_control_is_called_and_mixed(String transport) throws Exception {
        assertEquals(200, soon(lab.phone(1).register(transport)));
        assertEquals(
                201,
                lab.ask("POST", "/lab/v1/conferences", "{\"id\":\"9107\",\"name\":\"standup\"}")
                        .status());
        McuLab.Reply added = lab.ask(
                "POST",
                "/lab/v1/conferences/9107/participants",
                "{\"kind\":\"sip\",\"number\":\"7001\",\"transport\":\"" + transport + "\"}");
        assertEquals(202, added.status());
        assertEquals("calling", added.text("state"));
        assertTrue(lab.joined("9107", "7001"), lab::tail);
        PhoneCall rung = lab.phone(1).calls().get(0);
        assertEquals("9107", rung.peer());
        calls.add(rung);
        assertEquals(200, soon(dial(2, "9107", transport).answered()));
        calls.get(1).tone(TONES[1], Duration.ofSeconds(20));
        assertTrue(within(() -> hears(0, 1)), () -> levels(0));
        assertEquals(
                204,
                lab.ask("DELETE", "/lab/v1/conferences/9107/participants/" + added.text("id"), "")
                        .status());
        assertEquals("there", soon(rung.ended()));
        assertEquals("left", lab.state("9107", "7001"));
    }

    @Test
    void what_was_mixed_is_recorded() throws Exception {
        three("udp");
        assertTrue(within(() -> hears(0, 1, 2)), () -> levels(0));
        assertEquals(
                201, lab.ask("POST", "/lab/v1/conferences/9100/recording", "").status());
        assertEquals(
                409, lab.ask("POST", "/lab/v1/conferences/9100/recording", "").status());
        assertTrue(within(() -> recorded().length >= 8_000));
        assertEquals(
                200, lab.ask("DELETE", "/lab/v1/conferences/9100/recording", "").status());
        double[] levels = ToneMeter.levels(recorded(), TONES);
        for (double level : levels) assertEquals(-10, level, 2);
        int length = recorded().length;
        assertEquals(length, recorded().length, "it is over");
    }

    private short[] recorded() {
        try {
            byte[] wav = lab.bytes("/lab/v1/conferences/9100/recording");
            return wav[0] == 'R' ? WavReader.read(wav) : new short[0];
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int status(String path) {
        try {
            return lab.get(path).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
