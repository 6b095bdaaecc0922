package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import voicelab.languages.voicexml.RecordRequest;
import voicelab.languages.voicexml.Recording;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.WavReader;
import voicelab.standin.HandClock;

class VoiceRecorderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final short[] SILENCE = Tone.silence(FRAME);
    private static final short[] SOUND = Tone.sine(400, -20, FRAME);

    private final HandClock clock = new HandClock(START);
    private int begun;
    private final VoiceRecorder recorder = recorder("audio/basic");

    private VoiceRecorder recorder(String type) {
        RecordRequest request = new RecordRequest(
                null, true, false, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(4), type);
        return new VoiceRecorder(request, clock, () -> begun++);
    }

    private void frames(VoiceRecorder to, short[] frame, int count) {
        for (int i = 0; i < count; i++) {
            to.frame(frame);
            clock.move(FRAME);
        }
    }

    private static int millis(Recording recording) {
        return (int) recording.duration().toMillis();
    }

    @Test
    void silence_before_is_not_kept_and_does_not_begin_it() {
        frames(recorder, SILENCE, 50);
        assertEquals(0, begun);
        assertEquals(START.plusSeconds(5), recorder.due());
        assertTrue(recorder.recording(true).isEmpty());
        assertFalse(recorder.isLongest(clock.instant().plusSeconds(100)));
    }

    @Test
    void it_begins_with_the_first_sound_and_ends_a_while_after_the_last() {
        frames(recorder, SILENCE, 50);
        Instant first = clock.instant();
        frames(recorder, SOUND, 50);
        frames(recorder, SILENCE, 10);
        frames(recorder, SOUND, 5);
        frames(recorder, SILENCE, 40);
        assertEquals(1, begun);
        Duration lastSound = FRAME.multipliedBy(64);
        assertEquals(first.plus(lastSound).plusSeconds(1), recorder.due());
        assertEquals(1_300 + 200, millis(recorder.recording(true).orElseThrow()));
        assertEquals(2_100, millis(recorder.recording(false).orElseThrow()));
    }

    @Test
    void no_more_than_the_longest_time_is_kept() {
        Instant first = clock.instant();
        frames(recorder, SOUND, 500);
        assertEquals(first.plusSeconds(4), recorder.due());
        assertTrue(recorder.isLongest(clock.instant()));
        assertEquals(4_000, millis(recorder.recording(false).orElseThrow()));
        assertEquals(32_000, recorder.recording(false).orElseThrow().bytes().length);
    }

    @Test
    void the_page_gets_the_format_that_it_asked_for() throws Exception {
        VoiceRecorder wav = recorder("audio/x-wav");
        frames(wav, SOUND, 50);
        Recording recording = wav.recording(false).orElseThrow();
        assertEquals("audio/x-wav", recording.type());
        assertEquals(8_000, WavReader.read(recording.bytes()).length);
        assertEquals(8_000, RecordedSound.samples("audio/x-wav", recording.bytes()).length);
        VoiceRecorder aLaw = recorder("audio/x-alaw-basic");
        frames(aLaw, SOUND, 50);
        Recording coded = aLaw.recording(false).orElseThrow();
        short[] back = RecordedSound.samples(coded.type(), coded.bytes());
        assertEquals(8_000, back.length);
        assertEquals(SOUND[7], back[7], 300);
        assertFalse(RecordedSound.isMade("audio/mpeg"));
    }
}
