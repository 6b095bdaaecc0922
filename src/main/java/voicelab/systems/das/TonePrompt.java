package voicelab.systems.das;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.Page;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;

/**
 * A prompt that can be told by ear: a tone, as a WAV file, PCM of 16 bits at 8 kHz. {@code ?tone=} gives the frequency in Hz and
 * {@code ?ms=} the length; without, the frequency drawn from the lab's seed sounds for one second.
 */
final class TonePrompt implements HttpAnswer {
    private static final int LENGTH_MILLIS = 1_000;
    private static final int MIN_HERTZ = 100;
    private static final int MAX_HERTZ = 3_400;
    private static final int MAX_MILLIS = 20_000;

    /** Between the two groups of DTMF (941 and 1209 Hz, ITU-T Q.23), clear of both by more than their tolerance. */
    private static final int LOWEST_DRAWN = 980;

    private static final int HIGHEST_DRAWN = 1_160;

    private record Sound(int hertz, int millis, Page page) {}

    private final int drawnHertz;
    private final Instant made;
    private volatile Sound latest;

    TonePrompt(RandomGenerator seeded, Instant made) {
        this.drawnHertz = seeded.nextInt(LOWEST_DRAWN, HIGHEST_DRAWN + 1);
        this.made = made;
    }

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Parameters query = asked.query();
        int hertz = number(query, "tone", drawnHertz, MIN_HERTZ, MAX_HERTZ);
        int millis = number(query, "ms", LENGTH_MILLIS, 1, MAX_MILLIS);
        Sound last = latest;
        // a tone costs more to make than to send, and the next call asks for the same
        if (last == null || last.hertz != hertz || last.millis != millis)
            latest = last = new Sound(hertz, millis, new Page("audio/x-wav", SineWav.make(hertz, millis), made));
        HttpReply reply = last.page.answer(asked);
        return reply.with("X-Lab-Tone-Hertz", Integer.toString(hertz));
    }

    private static int number(Parameters query, String name, int fallback, int min, int max) throws HttpRefusal {
        Optional<String> text = query.first(name);
        if (text.isEmpty()) return fallback;
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min && value <= max) return value;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new HttpRefusal(400, name + " must be a whole number from " + min + " to " + max);
    }
}
