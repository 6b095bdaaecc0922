package voicelab.systems.mcp;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import voicelab.languages.voicexml.Recording;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.WavException;
import voicelab.protocols.audio.WavReader;
import voicelab.protocols.audio.WavWriter;

/** The formats of VoiceXML 2.0 appendix E: headerless G.711, and WAV, here with mu-law inside. */
final class RecordedSound {
    private static final Map<String, Function<short[], byte[]>> FORMATS = Map.of(
            "audio/basic",
            pcm -> G711.encode(Law.MU, pcm),
            "audio/x-alaw-basic",
            pcm -> G711.encode(Law.A, pcm),
            "audio/wav",
            RecordedSound::wav,
            "audio/x-wav",
            RecordedSound::wav);

    private RecordedSound() {}

    private static byte[] wav(short[] pcm) {
        return WavWriter.write(pcm, Law.MU);
    }

    static boolean isMade(String type) {
        return FORMATS.containsKey(type.toLowerCase(Locale.ROOT));
    }

    /** @param muLaw samples as they were kept */
    static Recording of(byte[] muLaw, String type) {
        byte[] bytes = FORMATS.get(type.toLowerCase(Locale.ROOT)).apply(G711.decode(Law.MU, muLaw));
        return new Recording(type, bytes, Duration.ofMillis(muLaw.length * 1_000L / Tone.RATE_HZ));
    }

    /** To be played: headerless G.711 by its media type, WAV whatever it calls itself. */
    static short[] samples(String type, byte[] bytes) throws WavException {
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("audio/basic")) return G711.decode(Law.MU, bytes);
        if (kind.startsWith("audio/x-alaw-basic")) return G711.decode(Law.A, bytes);
        return WavReader.read(bytes);
    }
}
