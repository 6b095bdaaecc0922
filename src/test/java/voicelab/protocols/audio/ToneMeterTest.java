package voicelab.protocols.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToneMeterTest {
    private static final Duration HALF = Duration.ofMillis(500);

    @ParameterizedTest
    @EnumSource(Law.class)
    void a_tone_through_either_law_has_its_level_and_more_than_30_db(Law law) {
        short[] heard = G711.decode(law, G711.encode(law, Tone.sine(1_013, -10, HALF)));
        ToneMeter.Reading reading = ToneMeter.measure(heard, 1_013);
        assertEquals(-10, reading.dbm0(), 0.1);
        assertTrue(reading.snrDb() > 30, reading.toString());
    }

    @Test
    void the_strongest_of_many_is_found() {
        short[] mix = Tone.sine(620, -20, HALF);
        short[] louder = Tone.sine(697, -12, HALF);
        for (int i = 0; i < mix.length; i++) mix[i] += louder[i];
        ToneMeter.Reading reading = ToneMeter.strongest(mix, 440, 620, 697, 1_000);
        assertEquals(697, reading.hz());
        assertEquals(8, reading.snrDb(), 0.5);
    }

    @Test
    void noise_and_silence_are_no_tone() {
        short[] noise = new short[8_000];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) noise[i] = (short) (random.nextGaussian() * 3_000);
        assertTrue(ToneMeter.measure(noise, 1_000).snrDb() < -15);
        assertTrue(ToneMeter.measure(new short[800], 1_000).snrDb() <= 0);
        assertTrue(ToneMeter.measure(new short[0], 1_000).snrDb() <= 0);
    }

    @Test
    void silence_around_a_tone_is_trimmed() {
        short[] tone = Tone.sine(500, -10, HALF);
        short[] padded = Tone.join(new short[777], tone, new short[333]);
        assertTrue(ToneMeter.measure(padded, 500).snrDb() < 10);
        assertTrue(ToneMeter.measure(ToneMeter.trimmed(padded), 500).snrDb() > 60);
    }

    @Test
    void several_tones_are_measured_beside_each_other_and_what_is_not_there_is_far_below() {
        short[] pcm = Tone.sine(2_100, -10, Duration.ofMillis(400));
        short[] other = Tone.sine(2_163, -16, Duration.ofMillis(400));
        for (int i = 0; i < pcm.length; i++) pcm[i] += other[i];
        double[] levels = ToneMeter.levels(pcm, 2_100, 2_163, 2_225, 1_990);
        assertEquals(-10, levels[0], 0.1);
        assertEquals(-16, levels[1], 0.1);
        assertTrue(levels[2] < -70 && levels[3] < -70, levels[2] + " and " + levels[3]);
        assertEquals(Double.NEGATIVE_INFINITY, ToneMeter.levels(new short[0], 2_100)[0]);
    }
}
