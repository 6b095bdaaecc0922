package voicelab.systems.sipendpoint;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import voicelab.engines.media.RtpListener;
import voicelab.protocols.audio.TextVoice.Utterance;
import voicelab.protocols.audio.TextVoiceDecoder;

/** What a call's received media said: the latest minute of sound, and the text in all of it. Thread-safe. */
final class Ear implements RtpListener {
    private static final int RATE_PER_MILLI = 8;
    private static final int KEPT = 60_000 * RATE_PER_MILLI;
    private static final int FIRST_ROOM = 16_000;
    private static final int TEXT_LONGEST = 100_000;

    private final Consumer<Character> keys;
    private final TextVoiceDecoder decoder = new TextVoiceDecoder();
    private final StringBuilder text = new StringBuilder();
    private short[] ring = new short[FIRST_ROOM];
    private long heard;
    private long decoded;

    Ear(Consumer<Character> keys) {
        this.keys = keys;
    }

    @Override
    public synchronized void onFrame(short[] pcm) {
        if (heard + pcm.length > ring.length && ring.length < KEPT)
            ring = Arrays.copyOf(ring, Math.min(KEPT, 2 * ring.length));
        for (short sample : pcm) ring[(int) (heard++ % ring.length)] = sample;
    }

    @Override
    public void onDigit(char digit) {
        keys.accept(digit);
    }

    synchronized Duration position() {
        return Duration.ofMillis(heard / RATE_PER_MILLI);
    }

    /** The sound from that offset on, at most the latest {@code most}. */
    synchronized short[] since(Duration from, Duration most) {
        return samples(Math.max(from.toMillis() * RATE_PER_MILLI, heard - most.toMillis() * RATE_PER_MILLI));
    }

    /** Everything that was spelled so far, one line a text. */
    synchronized String text() {
        short[] news = samples(decoded);
        decoded = heard;
        for (Utterance said : decoder.accept(news, news.length)) {
            if (text.length() > TEXT_LONGEST) break;
            if (!text.isEmpty()) text.append('\n');
            text.append(said.text());
        }
        return text.toString();
    }

    private short[] samples(long from) {
        long first = Math.max(Math.max(0, from), heard - ring.length);
        short[] copy = new short[(int) Math.max(0, heard - first)];
        for (int i = 0; i < copy.length; i++) copy[i] = ring[(int) ((first + i) % ring.length)];
        return copy;
    }
}
