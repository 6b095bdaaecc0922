package voicelab.protocols.audio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text as a tone pattern and back; the pattern is in the package's description. */
public final class TextVoice {
    /** Octets of UTF-8 that one text may have: half an hour of sound. */
    public static final int TEXT_MAX_OCTETS = 40_000;

    static final int SYMBOL = 320;
    static final int SYMBOL_TONE = 240;
    static final int MARKER = 480;
    static final int MARKER_TONE = 400;
    static final double MARKER_LOW_HZ = 350;
    static final double MARKER_HIGH_HZ = 3250;
    static final int CHUNK_MAX = 120;
    static final int MORE = 0x80;
    private static final double LOW_HZ = 500;
    private static final double HIGH_HZ = 1900;
    private static final double STEP_HZ = 80;
    private static final double LEVEL_DBM0 = -13;

    private TextVoice() {}

    /**
     * One text that was heard.
     *
     * @param text what its octets say
     * @param intact whether every checksum was right and the end was heard
     */
    public record Utterance(String text, boolean intact) {}

    /** @throws IllegalArgumentException when the text is longer than {@link #TEXT_MAX_OCTETS} */
    public static short[] encode(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length > TEXT_MAX_OCTETS)
            throw new IllegalArgumentException(
                    "a text of " + octets.length + " octets is too long to speak, " + TEXT_MAX_OCTETS + " is the most");
        List<short[]> parts = new ArrayList<>();
        for (int from = 0; from < octets.length; ) {
            int to = chunkEnd(octets, from);
            chunk(octets, from, to, to < octets.length, parts);
            from = to;
        }
        return Tone.join(parts.toArray(short[][]::new));
    }

    /** Everything that was said in these samples, damaged ones included. */
    public static List<Utterance> decode(short[] samples) {
        TextVoiceDecoder decoder = new TextVoiceDecoder();
        List<Utterance> heard = new ArrayList<>(decoder.accept(samples, samples.length));
        heard.addAll(decoder.finish());
        return heard;
    }

    private static int chunkEnd(byte[] octets, int from) {
        int to = Math.min(octets.length, from + CHUNK_MAX);
        while (to < octets.length && (octets[to] & 0xC0) == 0x80) to--; // not inside a character
        return to;
    }

    private static void chunk(byte[] octets, int from, int to, boolean more, List<short[]> parts) {
        parts.add(Tone.sum(LEVEL_DBM0, MARKER_TONE, MARKER_LOW_HZ, MARKER_HIGH_HZ));
        parts.add(new short[MARKER - MARKER_TONE]);
        int head = to - from | (more ? MORE : 0);
        symbol(head, parts);
        int crc = crc(CRC_START, head);
        for (int i = from; i < to; i++) {
            symbol(octets[i] & 0xFF, parts);
            crc = crc(crc, octets[i] & 0xFF);
        }
        symbol(crc >> 8, parts);
        symbol(crc & 0xFF, parts);
    }

    private static void symbol(int octet, List<short[]> parts) {
        parts.add(Tone.sum(LEVEL_DBM0, SYMBOL_TONE, lowHz(octet >> 4), highHz(octet & 0x0F)));
        parts.add(new short[SYMBOL - SYMBOL_TONE]);
    }

    static double lowHz(int nibble) {
        return LOW_HZ + STEP_HZ * nibble;
    }

    static double highHz(int nibble) {
        return HIGH_HZ + STEP_HZ * nibble;
    }

    static final int CRC_START = 0xFFFF;

    /** CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, nothing reflected. */
    static int crc(int crc, int octet) {
        int value = crc ^ octet << 8;
        for (int bit = 0; bit < 8; bit++) value = (value & 0x8000) != 0 ? value << 1 ^ 0x1021 : value << 1;
        return value & 0xFFFF;
    }
}
