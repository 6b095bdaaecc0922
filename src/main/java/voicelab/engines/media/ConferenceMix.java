package voicelab.engines.media;

import java.util.Arrays;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;

/**
 * The sum of who speaks, once a tick, and for each party that sum without itself. Sums are made in 32 bits and limited to 16
 * only when they are encoded, so that a loud neighbour never costs a party more than its own part. Who does not speak hears
 * what all others hear: that is encoded once a law. Mixing is the clock thread's, joining and leaving anybody's; no garbage.
 */
final class ConferenceMix {
    private final int[] sum = new int[RtpReceiver.FRAME];
    private final Common mu = new Common(Law.MU);
    private final Common a = new Common(Law.A);
    private volatile MixVoice[] voices = {};
    private volatile MixRecording recording;
    private long tick;
    private boolean begun;

    synchronized void add(MixVoice voice) {
        MixVoice[] more = Arrays.copyOf(voices, voices.length + 1);
        more[voices.length] = voice;
        voices = more;
    }

    /** @return how many are left */
    synchronized int remove(MixVoice voice) {
        voices = Arrays.stream(voices).filter(one -> one != voice).toArray(MixVoice[]::new);
        voice.silence();
        return voices.length;
    }

    int size() {
        return voices.length;
    }

    void record(MixRecording to) {
        recording = to;
    }

    /** Mixes once for a tick, whoever asks first. */
    void mix(long now) {
        if (begun && now == tick) return;
        begun = true;
        tick = now;
        Arrays.fill(sum, 0);
        mu.due = true;
        a.due = true;
        MixVoice[] all = voices;
        for (MixVoice voice : all) {
            voice.listen();
            if (voice.speaks()) for (int i = 0; i < sum.length; i++) sum[i] += voice.frame[i];
        }
        MixRecording to = recording;
        if (to != null) to.write(sum);
    }

    /** What this party is to hear in this tick; good until the next. */
    byte[] heardBy(MixVoice voice, Law law, long now) {
        mix(now);
        if (!voice.speaks()) return (law == Law.MU ? mu : a).octets();
        byte[] own = voice.own;
        for (int i = 0; i < own.length; i++) own[i] = G711.encode(law, limited(sum[i] - voice.frame[i]));
        return own;
    }

    static short limited(int sample) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }

    /** The whole sum in one law, encoded when the first asks. */
    private final class Common {
        private final Law law;
        private final byte[] octets = new byte[RtpReceiver.FRAME];
        private boolean due;

        Common(Law law) {
            this.law = law;
        }

        byte[] octets() {
            if (due) for (int i = 0; i < octets.length; i++) octets[i] = G711.encode(law, limited(sum[i]));
            due = false;
            return octets;
        }
    }
}
