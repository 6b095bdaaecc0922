package voicelab.protocols.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DtmfDetectorTest {
    @ParameterizedTest
    @EnumSource(Law.class)
    void all_keys_are_heard_once_at_every_alignment(Law law) {
        String keys = "1123A456B789C*0##D00";
        short[] sound = Dtmf.tones(keys, Duration.ofMillis(60), Duration.ofMillis(60));
        for (int shift = 0; shift < 160; shift += 7) {
            short[] shifted = Tone.join(new short[shift], sound, new short[320]);
            assertEquals(keys, heard(G711.decode(law, G711.encode(law, shifted))), "shift " + shift);
        }
    }

    @Test
    void a_key_held_for_long_is_one_key() {
        assertEquals("5", heard(Dtmf.tone('5', Duration.ofSeconds(3))));
    }

    @Test
    void noise_single_tones_and_spoken_text_are_no_keys() {
        Random random = new Random(2);
        short[] noise = new short[80_000];
        for (int i = 0; i < noise.length; i++) noise[i] = (short) (random.nextGaussian() * 4_000);
        assertEquals("", heard(noise));
        assertEquals("", heard(Tone.sine(697, -6, Duration.ofSeconds(1))));
        assertEquals("", heard(Tone.pair(350, 440, -13, Duration.ofSeconds(1))));
        byte[] all = new byte[2_000];
        random.nextBytes(all);
        for (int i = 0; i < all.length; i++) all[i] &= 0x7F;
        assertEquals("", heard(TextVoice.encode(new String(all, java.nio.charset.StandardCharsets.US_ASCII))));
    }

    @Test
    void a_key_that_is_none_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Dtmf.tone('E', Duration.ofMillis(40)));
    }

    private static String heard(short[] pcm) {
        DtmfDetector detector = new DtmfDetector();
        StringBuilder keys = new StringBuilder();
        short[] whole = Arrays.copyOf(pcm, (pcm.length + 159) / 160 * 160);
        for (int at = 0; at < whole.length; at += DtmfDetector.BLOCK) {
            char key = detector.accept(whole, at);
            if (key != 0) keys.append(key);
        }
        return keys.toString();
    }
}
