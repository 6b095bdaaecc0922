package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import voicelab.languages.voicexml.Prompt;
import voicelab.languages.voicexml.Segment;
import voicelab.protocols.audio.TextVoice;

class PromptSoundTest {
    private static List<String> heard(String... texts) {
        List<Segment> segments =
                Stream.of(texts).<Segment>map(t -> new Segment.Text(t, "")).toList();
        short[] sound = new PromptSound(null, null, null, note -> {}).of(new Prompt(segments, true, "en"));
        return TextVoice.decode(sound).stream().map(TextVoice.Utterance::text).toList();
    }

    @Test
    void a_full_stop_alone_is_not_spoken_and_a_key_is() {
        assertEquals(List.of("You entered", "42"), heard("You entered", "42", "."));
        assertEquals(List.of("press", "#"), heard("press", "#", "?!"));
    }
}
