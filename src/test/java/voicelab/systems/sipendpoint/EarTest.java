package voicelab.systems.sipendpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.protocols.audio.TextVoice;
import voicelab.protocols.audio.Tone;
import voicelab.standin.PhoneCall.Heard;

class EarTest {
    private static final Duration LATELY = Duration.ofSeconds(5);

    private static Ear heard(short[] pcm) {
        Ear ear = new Ear(key -> {});
        for (int at = 0; at < pcm.length; at += 160)
            ear.onFrame(Arrays.copyOf(Arrays.copyOfRange(pcm, at, at + 160), 160));
        return ear;
    }

    @ParameterizedTest
    @ValueSource(doubles = {211.5, 440, 1003.37, 2600, 3399.9})
    void a_tone_among_silence_is_found_with_its_frequency(double hertz) {
        Ear ear = heard(Tone.join(
                Tone.silence(Duration.ofSeconds(1)),
                Tone.sine(hertz, -20, Duration.ofMillis(700)),
                Tone.silence(Duration.ofSeconds(2))));
        Heard found = ToneSearch.strongest(ear.since(Duration.ZERO, LATELY)).orElseThrow();
        assertEquals(hertz, found.hertz(), 0.5);
        assertTrue(found.snrDecibels() > 30, () -> "snr " + found.snrDecibels());
    }

    @Test
    void what_came_before_the_offset_is_ignored_and_silence_is_no_tone() {
        Ear ear = heard(Tone.join(Tone.sine(500, -10, Duration.ofSeconds(1)), Tone.silence(Duration.ofSeconds(1))));
        assertEquals(Duration.ofSeconds(2), ear.position());
        assertTrue(
                ToneSearch.strongest(ear.since(Duration.ofSeconds(1), LATELY)).isEmpty());
        assertTrue(
                ToneSearch.strongest(ear.since(Duration.ofSeconds(9), LATELY)).isEmpty());
    }

    @Test
    void text_is_spelled_out_as_it_comes() {
        Ear ear = heard(Tone.join(
                TextVoice.encode("please say your number"),
                Tone.silence(Duration.ofSeconds(1)),
                TextVoice.encode("thanks"),
                Tone.silence(Duration.ofSeconds(1))));
        assertEquals("please say your number\nthanks", ear.text());
        assertEquals("please say your number\nthanks", ear.text());
    }

    @Test
    void more_than_a_minute_keeps_the_latest() {
        Ear ear = heard(Tone.join(Tone.silence(Duration.ofSeconds(70)), Tone.sine(800, -10, Duration.ofSeconds(1))));
        assertEquals(Duration.ofSeconds(71), ear.position());
        assertEquals(
                800,
                ToneSearch.strongest(ear.since(Duration.ZERO, LATELY))
                        .orElseThrow()
                        .hertz(),
                0.5);
    }
}
