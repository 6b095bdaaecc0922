package voicelab.bench.calls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;

class ToneEarTest {
    private static final int FRAME = 160;
    private final ToneEar ear = new ToneEar(1_020);

    @Test
    void the_tone_is_heard_in_every_frame_whatever_its_phase() {
        ByteBuffer second = coded(Tone.sine(1_020, -10, Duration.ofSeconds(1)));
        for (int at = 0; at + FRAME <= second.remaining(); at += FRAME)
            assertTrue(ear.hears(second, at, FRAME), "frame at " + at);
    }

    @Test
    void the_tone_is_heard_behind_the_head_of_a_packet() {
        ByteBuffer packet = ByteBuffer.allocate(12 + FRAME).put(new byte[12]);
        packet.put(coded(Tone.sine(1_020, -10, Duration.ofMillis(20)))).flip();
        assertTrue(ear.hears(packet, 12, FRAME));
    }

    @Test
    void another_tone_silence_and_noise_are_not_it() {
        assertFalse(ear.hears(coded(Tone.sine(900, -10, Duration.ofMillis(20))), 0, FRAME));
        assertFalse(ear.hears(coded(Tone.sine(1_200, -10, Duration.ofMillis(20))), 0, FRAME));
        assertFalse(ear.hears(coded(new short[FRAME]), 0, FRAME));
        assertFalse(ear.hears(coded(noise()), 0, FRAME));
        assertFalse(ear.hears(coded(Tone.sine(1_020, -60, Duration.ofMillis(20))), 0, FRAME), "too faint to hear");
    }

    @Test
    void who_waits_for_any_sound_takes_all_but_silence() {
        ToneEar any = new ToneEar(0);
        assertTrue(any.hears(coded(Tone.sine(440, -10, Duration.ofMillis(20))), 0, FRAME));
        assertTrue(any.hears(coded(noise()), 0, FRAME));
        assertFalse(any.hears(coded(new short[FRAME]), 0, FRAME));
    }

    private static short[] noise() {
        Random random = new Random(7);
        short[] pcm = new short[FRAME];
        for (int i = 0; i < pcm.length; i++) pcm[i] = (short) random.nextInt(-8_000, 8_001);
        return pcm;
    }

    private static ByteBuffer coded(short[] pcm) {
        return ByteBuffer.wrap(G711.encode(Law.MU, pcm));
    }
}
