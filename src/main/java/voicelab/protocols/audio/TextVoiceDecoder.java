package voicelab.protocols.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.audio.TextVoice.Utterance;

/** Reads text out of sound as it arrives, in pieces of any size. One decoder a stream; keeps less than a second of it. */
public final class TextVoiceDecoder {
    /** The window that is looked at: whole cycles of the spacing of the tones (80 Hz), in the middle of a symbol. */
    private static final int WINDOW = 200;

    private static final int WINDOW_AT = (TextVoice.SYMBOL_TONE - WINDOW) / 2;
    private static final int HOP = 40;
    /** The next chunk of a text follows at once; room for an unlucky fit. */
    private static final int GAP_MAX = 160;

    private static final int FINE_HOP = 4;
    private static final double LEAST_DBM0 = -38;
    private static final double PURITY = 0.7;
    private static final double BALANCE = 10;

    private static final Goertzel MARKER_LOW = new Goertzel(TextVoice.MARKER_LOW_HZ);
    private static final Goertzel MARKER_HIGH = new Goertzel(TextVoice.MARKER_HIGH_HZ);
    private static final Goertzel[] LOW = new Goertzel[16];
    private static final Goertzel[] HIGH = new Goertzel[16];

    static {
        for (int i = 0; i < 16; i++) {
            LOW[i] = new Goertzel(TextVoice.lowHz(i));
            HIGH[i] = new Goertzel(TextVoice.highHz(i));
        }
    }

    private final short[] pending = new short[4_096];
    private int size;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean intact = true;
    private boolean open;
    /** Octets of the chunk that are still to come with its checksum, or -1 while its number is awaited, or no chunk. */
    private int missing = NO_CHUNK;

    private static final int NO_CHUNK = -2;
    private static final int AWAITS_NUMBER = -1;
    private boolean more;
    private int crc;
    private int received;
    /** Samples since the last chunk ended. */
    private int gap;

    /** Texts that these samples completed. */
    public List<Utterance> accept(short[] samples, int length) {
        List<Utterance> heard = new ArrayList<>();
        for (int at = 0; at < length; ) {
            int n = Math.min(length - at, pending.length - size);
            System.arraycopy(samples, at, pending, size, n);
            size += n;
            at += n;
            consume(heard);
        }
        return heard;
    }

    /** The sound is over: what was begun and not ended, as damaged. */
    public List<Utterance> finish() {
        List<Utterance> heard = new ArrayList<>();
        accept(new short[TextVoice.MARKER * 2], TextVoice.MARKER * 2).forEach(heard::add);
        if (open) endEarly(heard);
        size = 0;
        return heard;
    }

    private void consume(List<Utterance> heard) {
        boolean moved = true;
        while (moved) moved = missing == NO_CHUNK ? search(heard) : symbol(heard);
    }

    /** Looks for a marker; needs room for one more, to find where it fits best. */
    private boolean search(List<Utterance> heard) {
        int at = 0;
        while (at + 2 * TextVoice.MARKER <= size) {
            if (marker(at)) {
                int fit = bestFit(at);
                if (open && gap + fit > GAP_MAX) endEarly(heard);
                if (!open) begin();
                drop(fit + TextVoice.MARKER);
                missing = AWAITS_NUMBER;
                return true;
            }
            at += HOP;
        }
        gap = Math.min(GAP_MAX + 1, gap + at);
        drop(at);
        if (open && gap > GAP_MAX) endEarly(heard);
        return false;
    }

    /** The next chunk of this text did not follow. */
    private void endEarly(List<Utterance> heard) {
        intact = false;
        say(heard);
    }

    private void begin() {
        open = true;
        intact = true;
        text.reset();
    }

    private boolean marker(int at) {
        double all = Goertzel.meanSquare(pending, at, TextVoice.MARKER_TONE);
        if (Tone.dbm0(all) < LEAST_DBM0) return false;
        double low = MARKER_LOW.power(pending, at, TextVoice.MARKER_TONE);
        double high = MARKER_HIGH.power(pending, at, TextVoice.MARKER_TONE);
        return low + high > PURITY * all && low < BALANCE * high && high < BALANCE * low;
    }

    private int bestFit(int from) {
        int best = from;
        double bestPower = 0;
        for (int at = from; at <= from + TextVoice.MARKER_TONE; at += FINE_HOP) {
            double power = MARKER_LOW.power(pending, at, TextVoice.MARKER_TONE)
                    + MARKER_HIGH.power(pending, at, TextVoice.MARKER_TONE);
            if (power > bestPower) {
                bestPower = power;
                best = at;
            }
        }
        return best;
    }

    private boolean symbol(List<Utterance> heard) {
        if (size < TextVoice.SYMBOL) return false;
        int octet = strongest(LOW) << 4 | strongest(HIGH);
        boolean sounds = Tone.dbm0(Goertzel.meanSquare(pending, WINDOW_AT, WINDOW)) >= LEAST_DBM0;
        drop(TextVoice.SYMBOL);
        if (!sounds) intact = false;
        if (missing == AWAITS_NUMBER) number(octet, heard);
        else octet(octet, sounds, heard);
        return true;
    }

    private void number(int head, List<Utterance> heard) {
        int octets = head & ~TextVoice.MORE;
        if (octets == 0 || octets > TextVoice.CHUNK_MAX) {
            intact = false;
            say(heard);
            return;
        }
        more = (head & TextVoice.MORE) != 0;
        missing = octets + 2;
        crc = TextVoice.crc(TextVoice.CRC_START, head);
        received = 0;
    }

    private void octet(int octet, boolean sounds, List<Utterance> heard) {
        missing--;
        if (missing >= 2) {
            text.write(sounds ? octet : '?');
            crc = TextVoice.crc(crc, octet);
            return;
        }
        received = received << 8 | octet;
        if (missing > 0) return;
        intact &= received == crc;
        missing = NO_CHUNK;
        gap = 0;
        if (!more || text.size() >= TextVoice.TEXT_MAX_OCTETS) say(heard);
    }

    private void say(List<Utterance> heard) {
        heard.add(new Utterance(text.toString(StandardCharsets.UTF_8), intact));
        text.reset();
        open = false;
        missing = NO_CHUNK;
    }

    private int strongest(Goertzel[] bank) {
        int best = 0;
        double bestPower = -1;
        for (int i = 0; i < bank.length; i++) {
            double power = bank[i].power(pending, WINDOW_AT, WINDOW);
            if (power > bestPower) {
                bestPower = power;
                best = i;
            }
        }
        return best;
    }

    private void drop(int samples) {
        int n = Math.min(samples, size);
        System.arraycopy(pending, n, pending, 0, size - n);
        size -= n;
    }
}
