package voicelab.systems.sipendpoint;

import java.time.Duration;
import java.util.Optional;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;
import voicelab.standin.PhoneCall.Heard;

/** What the person at the phone makes of the sound of a call; {@code media} is {@code null} for one that never had any. */
record Hearing(PhoneMedia media) {
    /** A tone is looked for in the latest five seconds. */
    private static final Duration LATELY = Duration.ofSeconds(5);

    private static final Duration LEVEL_WINDOW = Duration.ofMillis(400);

    Optional<Heard> heard(Duration from) {
        return media == null ? Optional.empty() : ToneSearch.strongest(media.ear.since(from, LATELY));
    }

    double[] levels(Duration from, double... hertz) {
        short[] sound = media == null ? new short[0] : media.ear.since(from, LEVEL_WINDOW);
        return sound.length < LEVEL_WINDOW.toMillis() * Tone.RATE_HZ / 1_000
                ? new double[0]
                : ToneMeter.levels(sound, hertz);
    }

    Duration position() {
        return media == null ? Duration.ZERO : media.ear.position();
    }

    String text() {
        return media == null ? "" : media.ear.text();
    }
}
