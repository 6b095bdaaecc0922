package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;

class ConferenceMixTest {
    private static final int FRAME = 160;

    private final ConferenceMix mix = new ConferenceMix();
    private long now;

    @ParameterizedTest
    @EnumSource(Law.class)
    void each_hears_the_sum_of_the_others_and_not_itself(Law law) {
        MixVoice a = voice();
        MixVoice b = voice();
        MixVoice c = voice();
        MixVoice listener = voice();
        short[] one = ramp(100, 7);
        short[] two = ramp(-3_000, 11);
        short[] three = ramp(5_000, -13);
        say(a, one);
        say(b, two);
        say(c, three);
        now++;
        assertArrayEquals(coded(law, sum(two, three)), a.frame(law, now));
        assertArrayEquals(coded(law, sum(one, three)), b.frame(law, now));
        assertArrayEquals(coded(law, sum(one, two)), c.frame(law, now));
        assertArrayEquals(coded(law, sum(one, two, three)), listener.frame(law, now));
    }

    @Test
    void a_sum_beyond_16_bits_is_limited_and_never_wraps() {
        MixVoice a = voice();
        MixVoice b = voice();
        MixVoice c = voice();
        MixVoice listener = voice();
        say(a, level(30_000));
        say(b, level(20_000));
        say(c, level(-32_768));
        now++;
        assertArrayEquals(coded(Law.MU, level(17_232)), listener.frame(Law.MU, now));
        assertArrayEquals(coded(Law.MU, level(32_767)), c.frame(Law.MU, now));
        // a hears 20000 - 32768 exactly: limits act on what is heard, not on the sum on its way
        assertArrayEquals(coded(Law.MU, level(-12_768)), a.frame(Law.MU, now));
        assertArrayEquals(coded(Law.MU, level(-2_768)), b.frame(Law.MU, now));
    }

    @Test
    void both_ends_of_the_range_are_limits() {
        assertEquals(Short.MAX_VALUE, ConferenceMix.limited(32_768));
        assertEquals(Short.MIN_VALUE, ConferenceMix.limited(-32_769));
        assertEquals(Short.MAX_VALUE, ConferenceMix.limited(1_000_000));
        assertEquals(-5, ConferenceMix.limited(-5));
    }

    @Test
    void who_does_not_speak_shares_one_encoding_a_law() {
        MixVoice speaker = voice();
        MixVoice first = voice();
        MixVoice second = voice();
        say(speaker, level(4_000));
        say(second, level(MixVoice.SILENCE)); // what A-law has for silence
        now++;
        byte[] heard = first.frame(Law.MU, now);
        assertSame(heard, second.frame(Law.MU, now));
        assertNotSame(heard, first.frame(Law.A, now));
        assertSame(first.frame(Law.A, now), second.frame(Law.A, now));
        assertNotSame(heard, speaker.frame(Law.MU, now));
        assertArrayEquals(coded(Law.MU, level(0)), speaker.frame(Law.MU, now));
        assertArrayEquals(coded(Law.MU, level(4_000)), heard);
        assertArrayEquals(coded(Law.A, level(4_000)), first.frame(Law.A, now));
    }

    @Test
    void a_muted_party_hears_and_is_not_heard_and_nothing_of_it_is_kept_for_later() {
        MixVoice a = voice();
        MixVoice b = voice();
        a.mute(true);
        say(a, level(1_000));
        say(b, level(2_000));
        now++;
        assertArrayEquals(coded(Law.MU, level(2_000)), a.frame(Law.MU, now));
        assertArrayEquals(coded(Law.MU, level(0)), b.frame(Law.MU, now));
        now++; // the second frame of each
        a.frame(Law.MU, now);
        a.mute(false);
        now++;
        assertArrayEquals(coded(Law.MU, level(0)), b.frame(Law.MU, now), "what was said while muted is gone");
        say(a, level(3_000));
        now++;
        assertArrayEquals(coded(Law.MU, level(3_000)), b.frame(Law.MU, now));
    }

    @Test
    void a_tick_is_mixed_once_whoever_asks() {
        MixVoice a = voice();
        MixVoice b = voice();
        say(a, level(1_000));
        now++;
        byte[] first = b.frame(Law.MU, now).clone();
        mix.mix(now);
        assertArrayEquals(first, b.frame(Law.MU, now));
    }

    @Test
    void who_left_is_not_heard() {
        MixVoice a = voice();
        MixVoice b = voice();
        say(a, level(1_000));
        assertEquals(1, mix.remove(a));
        now++;
        assertArrayEquals(coded(Law.MU, level(0)), b.frame(Law.MU, now));
    }

    @Test
    void the_recording_is_what_was_mixed_and_ends_at_its_bound() {
        MixVoice a = voice();
        MixRecording recording = new MixRecording(Duration.ofMillis(30));
        mix.record(recording);
        say(a, level(32_000));
        MixVoice b = voice();
        say(b, level(32_000));
        for (int i = 0; i < 3; i++) mix.mix(++now);
        short[] expected = new short[240];
        Arrays.fill(expected, Short.MAX_VALUE);
        assertArrayEquals(expected, recording.copy());
    }

    @Test
    void a_long_recording_grows_without_a_hole() {
        MixRecording recording = new MixRecording(Duration.ofSeconds(25));
        int[] frame = new int[FRAME];
        for (int i = 0; i < 1_300; i++) {
            Arrays.fill(frame, i);
            recording.write(frame);
        }
        short[] all = recording.copy();
        assertEquals(200_000, all.length);
        for (int i = 0; i < all.length; i++) assertEquals(i / FRAME, all[i]);
    }

    @Test
    void a_steady_state_makes_no_garbage() {
        MixVoice[] voices = new MixVoice[30];
        for (int i = 0; i < voices.length; i++) voices[i] = voice();
        short[] sound = ramp(1_000, 3);
        for (int i = 0; i < 2_000; i++) round(voices, sound);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) round(voices, sound);
        long made = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(made < 10_000, "1000 ticks of 30 parties allocated " + made + " bytes");
    }

    private void round(MixVoice[] voices, short[] sound) {
        now++;
        for (MixVoice voice : voices) {
            voice.buffer.write(sound);
            voice.frame(Law.MU, now);
        }
    }

    @Test
    void a_buffer_begins_with_a_head_start_and_again_after_it_ran_empty() {
        PartyBuffer buffer = new PartyBuffer();
        short[] out = new short[FRAME];
        buffer.write(level(1));
        assertFalse(buffer.read(out), "20 ms are no head start");
        buffer.write(level(2));
        assertTrue(buffer.read(out));
        assertArrayEquals(level(1), out);
        assertTrue(buffer.read(out));
        assertArrayEquals(level(2), out);
        assertFalse(buffer.read(out));
        assertEquals(1, buffer.starved());
        buffer.write(level(3));
        assertFalse(buffer.read(out));
        assertEquals(1, buffer.starved());
        buffer.write(level(4));
        assertTrue(buffer.read(out));
        assertArrayEquals(level(3), out);
    }

    @Test
    void a_buffer_that_is_full_lets_the_oldest_go_until_a_head_start_is_left() {
        PartyBuffer buffer = new PartyBuffer();
        for (int i = 1; i <= 8; i++) buffer.write(level(i));
        assertEquals(0, buffer.dropped());
        buffer.write(level(9));
        assertEquals(7 * FRAME, buffer.dropped());
        short[] out = new short[FRAME];
        assertTrue(buffer.read(out));
        assertArrayEquals(level(8), out);
        assertTrue(buffer.read(out));
        assertArrayEquals(level(9), out);
        assertFalse(buffer.read(out));
    }

    private MixVoice voice() {
        MixVoice voice = new MixVoice(mix);
        mix.add(voice);
        return voice;
    }

    /** Twice, which is a head start. */
    private static void say(MixVoice voice, short[] sound) {
        voice.buffer.write(sound);
        voice.buffer.write(sound);
    }

    private static short[] level(int sample) {
        short[] pcm = new short[FRAME];
        Arrays.fill(pcm, (short) sample);
        return pcm;
    }

    private static short[] ramp(int from, int step) {
        short[] pcm = new short[FRAME];
        for (int i = 0; i < pcm.length; i++) pcm[i] = (short) (from + step * i);
        return pcm;
    }

    private static short[] sum(short[]... parts) {
        short[] all = new short[FRAME];
        for (short[] part : parts) for (int i = 0; i < all.length; i++) all[i] += part[i];
        return all;
    }

    private static byte[] coded(Law law, short[] pcm) {
        return G711.encode(law, pcm);
    }
}
