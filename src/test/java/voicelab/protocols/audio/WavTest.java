package voicelab.protocols.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WavTest {
    private static final short[] SOUND = Tone.sine(500, -10, Duration.ofMillis(101));

    @Test
    void pcm_comes_back_and_g711_as_its_law_leaves_it() throws WavException {
        assertArrayEquals(SOUND, WavReader.read(WavWriter.write(SOUND)));
        for (Law law : Law.values())
            assertArrayEquals(G711.decode(law, G711.encode(law, SOUND)), WavReader.read(WavWriter.write(SOUND, law)));
    }

    @Test
    void other_chunks_are_passed_over_and_a_pipe_s_unknown_size_means_the_rest() throws WavException {
        byte[] file = WavWriter.write(SOUND);
        byte[] longer = new byte[file.length + 12];
        System.arraycopy(file, 0, longer, 0, 36);
        System.arraycopy(new byte[] {'L', 'I', 'S', 'T', 3, 0, 0, 0, 'a', 'b', 'c', 0}, 0, longer, 36, 12);
        System.arraycopy(file, 36, longer, 48, file.length - 36);
        Arrays.fill(longer, 52, 56, (byte) 0xFF);
        assertArrayEquals(SOUND, WavReader.read(longer));
    }

    @Test
    void what_is_not_played_is_refused_by_name() {
        byte[] stereo = WavWriter.write(SOUND);
        stereo[22] = 2;
        assertSays("2 channels at 8000 Hz", stereo);
        byte[] fast = WavWriter.write(SOUND);
        fast[25] = 0x3E;
        fast[24] = (byte) 0x80;
        assertSays("16000 Hz", fast);
        byte[] adpcm = WavWriter.write(SOUND);
        adpcm[20] = 17;
        assertSays("format 17", adpcm);
        assertSays("cut off", Arrays.copyOf(WavWriter.write(SOUND), 100));
        assertSays("no WAV file", "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertSays("without a data chunk", Arrays.copyOf(WavWriter.write(SOUND), 36));
    }

    @Test
    void garbage_is_read_or_refused() {
        Random random = new Random(5);
        byte[] good = WavWriter.write(Arrays.copyOf(SOUND, 40));
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int i = 0; i < 3 && bad.length > 0; i++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                WavReader.read(bad);
            } catch (WavException e) {
                refused++;
            }
        }
        assertTrue(refused > 1_000);
    }

    private static void assertSays(String part, byte[] file) {
        String said =
                assertThrows(WavException.class, () -> WavReader.read(file)).getMessage();
        assertTrue(said.contains(part), said);
        assertEquals(-1, said.indexOf('\n'));
    }
}
