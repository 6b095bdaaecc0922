package voicelab.systems.mcp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.languages.voicexml.Fetched;
import voicelab.languages.voicexml.Prompt;
import voicelab.languages.voicexml.Recording;
import voicelab.languages.voicexml.Segment;
import voicelab.protocols.audio.TextVoice;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.WavException;

/**
 * A prompt as samples: recordings are fetched (WAV, or headerless G.711 by its media type), text is spoken
 * as the lab's tone pattern, silence is silence. A recording that cannot be had gives way to its fallback.
 */
final class PromptSound {
    private static final int MOST_SAMPLES = 30 * 60 * Tone.RATE_HZ;
    private static final int MOST_TEXT_CHARS = 4_000;
    private static final int OK = 200;
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s.,;:!?]*");

    private final PageClient client;
    private final SoundCache cache;
    private final McpSettings settings;
    private final java.util.function.Consumer<String> notes;

    PromptSound(PageClient client, SoundCache cache, McpSettings settings, java.util.function.Consumer<String> notes) {
        this.client = client;
        this.cache = cache;
        this.settings = settings;
        this.notes = notes;
    }

    short[] of(Prompt prompt) {
        List<short[]> parts = new ArrayList<>();
        for (Segment each : prompt.segments()) add(each, parts);
        return joined(parts);
    }

    private void add(Segment segment, List<short[]> to) {
        if (segment instanceof Segment.Text text) to.add(spoken(text.text()));
        else if (segment instanceof Segment.Silence silence) to.add(silent(silence));
        else if (segment instanceof Segment.Recorded recorded) to.add(recorded(recorded.recording()));
        else if (segment instanceof Segment.Audio audio) {
            short[] sound = audio.source() == null ? null : recording(audio.source());
            if (sound != null) to.add(sound);
            else for (Segment each : audio.fallback()) add(each, to);
        }
    }

    private static short[] spoken(String text) {
        // a page's full stop behind a <value> or a <say-as> is a pause to a voice, not a word
        if (PUNCTUATION.matcher(text).matches()) return new short[0];
        return TextVoice.encode(text.length() > MOST_TEXT_CHARS ? text.substring(0, MOST_TEXT_CHARS) : text);
    }

    private static short[] silent(Segment.Silence silence) {
        var length = silence.duration();
        if (length.isNegative()) return new short[0];
        return Tone.silence(length.compareTo(Tone.LENGTH_MAX) > 0 ? Tone.LENGTH_MAX : length);
    }

    private short[] recorded(Recording recording) {
        short[] sound = decoded(recording.type(), recording.bytes(), "of this session");
        return sound == null ? new short[0] : sound;
    }

    private short[] recording(URI source) {
        Fetched fetched = client.sound(source, settings.fetchTimeout(), settings.mostAudioBytes());
        if (!(fetched instanceof Fetched.Document document)) return null;
        if (document.status() != OK) return null;
        short[] known = cache.of(document.body());
        if (known != null) return known;
        short[] sound = decoded(document.contentType(), document.body(), source.toString());
        if (sound != null) cache.keep(document.body(), sound);
        return sound;
    }

    private short[] decoded(String type, byte[] bytes, String source) {
        try {
            return RecordedSound.samples(type, bytes);
        } catch (WavException e) {
            notes.accept("sound " + source + " cannot be played: " + e.getMessage());
            return null;
        }
    }

    private static short[] joined(List<short[]> parts) {
        short[] all = parts.size() == 1 ? parts.get(0) : Tone.join(parts.toArray(short[][]::new));
        return all.length > MOST_SAMPLES ? java.util.Arrays.copyOf(all, MOST_SAMPLES) : all;
    }
}
