package voicelab.protocols.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.protocols.audio.TextVoice.Utterance;

class TextVoiceTest {
    private static final String LONG =
            "Bitte w\u00e4hlen Sie: 1 f\u00fcr Vertrieb \u2014 2 f\u00fcr Technik. ".repeat(12);

    @ParameterizedTest
    @EnumSource(Law.class)
    void text_comes_back_through_either_law_at_every_offset(Law law) {
        short[] spoken = TextVoice.encode("Hello, caller 4711!");
        for (int shift = 0; shift < 200; shift += 11) {
            short[] sound = Tone.join(new short[shift], spoken, new short[500]);
            short[] heard = G711.decode(law, G711.encode(law, sound));
            assertEquals(List.of(new Utterance("Hello, caller 4711!", true)), TextVoice.decode(heard));
        }
    }

    @Test
    void every_octet_and_long_text_come_back() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x300; c++) all.append(c);
        for (String text : List.of(all.toString(), LONG, "x", "\ud83d\ude00"))
            assertEquals(List.of(new Utterance(text, true)), TextVoice.decode(TextVoice.encode(text)));
        assertEquals(0, TextVoice.encode("").length);
    }

    @Test
    void texts_among_silence_tones_and_noise_are_told_apart() {
        Random random = new Random(3);
        short[] noise = new short[4_000];
        for (int i = 0; i < noise.length; i++) noise[i] = (short) (random.nextGaussian() * 1_000);
        short[] sound = Tone.join(
                Tone.sine(440, -10, Duration.ofMillis(333)),
                TextVoice.encode("one"),
                noise,
                TextVoice.encode("two"),
                TextVoice.encode("three"),
                Dtmf.tones("12", Duration.ofMillis(100), Duration.ofMillis(60)),
                TextVoice.encode("four"));
        assertEquals(
                List.of("one", "two", "three", "four"),
                TextVoice.decode(sound).stream().map(Utterance::text).toList());
    }

    @Test
    void pieces_of_any_size_give_the_same() {
        short[] sound = Tone.join(new short[123], TextVoice.encode(LONG), new short[2_000]);
        for (int piece : new int[] {1, 160, 333, 5_000}) {
            TextVoiceDecoder decoder = new TextVoiceDecoder();
            List<Utterance> heard = new ArrayList<>();
            for (int at = 0; at < sound.length; at += piece) {
                short[] part = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + piece));
                heard.addAll(decoder.accept(part, part.length));
            }
            assertEquals(List.of(new Utterance(LONG, true)), heard, "piece " + piece);
        }
    }

    @Test
    void lost_packets_are_told_as_damage_never_as_another_text() {
        short[] sound = Tone.join(new short[200], TextVoice.encode(LONG), new short[2_000]);
        for (int at = 0; at + 160 <= sound.length - 2_200; at += 2_080) {
            short[] holed = sound.clone();
            Arrays.fill(holed, at, at + 160, (short) 0);
            for (Utterance heard : TextVoice.decode(holed))
                assertTrue(!heard.intact() || heard.text().equals(LONG), "hole at " + at);
        }
    }

    @Test
    void a_text_cut_short_is_damaged() {
        short[] sound = TextVoice.encode("cut in the middle");
        List<Utterance> heard = TextVoice.decode(Arrays.copyOf(sound, sound.length / 2));
        assertEquals(1, heard.size());
        assertFalse(heard.get(0).intact());
        assertNotEquals("", heard.get(0).text());
    }

    @Test
    void garbage_never_throws_nor_is_it_intact() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            short[] noise = new short[random.nextInt(6_000)];
            for (int i = 0; i < noise.length; i++) noise[i] = (short) random.nextInt();
            for (Utterance heard : TextVoice.decode(noise)) assertFalse(heard.intact());
        }
        assertThrows(IllegalArgumentException.class, () -> TextVoice.encode("x".repeat(40_001)));
    }
}
