package voicelab.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import voicelab.standin.PhoneCall;
import voicelab.standin.PhoneCall.Heard;

/** {@code expect: hear}. */
final class ExpectHear {
    static final Word WORD = Word.expecting("hear", "a tone is heard, decoded from the RTP received", ExpectHear::act)
            .need("call", KeyType.CALL, "in which call; what earlier steps heard in it is not heard again")
            .may("tone", KeyType.NUMBER, "Hz: the one that stands out most")
            .may("tones", KeyType.WORDS, "Hz: these, all at once")
            .may("not", KeyType.WORDS, "Hz: none of these at the same time")
            .may("tolerance", KeyType.NUMBER, "5", "Hz")
            .may("snr", KeyType.NUMBER, "15", "how far it stands out at least, dB")
            .may("level", KeyType.NUMBER, "-25", "with tones or not: how loud each is at least, dBm0")
            .may("silence", KeyType.NUMBER, "-45", "with not: below this it is not there, dBm0")
            .within();

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Searching costs time: only when so much new sound is there, and then only in the latest of it. */
    private static final Duration NEWS = Duration.ofMillis(100);

    private static final Duration LATEST = Duration.ofMillis(400);

    private ExpectHear() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        if (turn.has("tones") || turn.has("not") || !turn.has("tone")) HearTones.act(turn);
        else strongest(turn);
    }

    private static void strongest(Turn turn) throws StepFailure, InterruptedException {
        NamedCall named = turn.call();
        PhoneCall call = named.call();
        double tone = turn.number("tone");
        double tolerance = turn.number("tolerance");
        double snr = turn.number("snr");
        Duration from = named.listenedUpTo();
        Duration next = from;
        Optional<Heard> best = Optional.empty();
        while (true) {
            Duration position = call.mediaPosition();
            if (position.compareTo(next) > 0) {
                Optional<Heard> heard = call.heard(from);
                if (heard.filter(h -> Math.abs(h.hertz() - tone) <= tolerance && h.snrDecibels() >= snr)
                        .isPresent()) {
                    named.listened();
                    return;
                }
                if (heard.isPresent()
                        && (best.isEmpty()
                                || heard.get().snrDecibels() > best.get().snrDecibels())) best = heard;
                next = position.plus(NEWS);
                Duration latest = position.minus(LATEST);
                if (latest.compareTo(from) > 0) from = latest;
            }
            if (turn.patience().over()) break;
            turn.pause(LOOK_EVERY);
        }
        throw new StepFailure(
                String.format(
                        Locale.ROOT,
                        "a tone of %.0f Hz (+-%.0f) at %.0f dB or more in call %s %s",
                        tone,
                        tolerance,
                        snr,
                        turn.text("call"),
                        turn.within()),
                seen(best, call.mediaPosition().minus(named.listenedUpTo())));
    }

    private static String seen(Optional<Heard> best, Duration sound) {
        if (sound.isZero()) return "no sound at all, no RTP was received";
        return best.map(h -> String.format(
                        Locale.ROOT,
                        "%d ms of sound, clearest in it %.0f Hz at %.0f dB",
                        sound.toMillis(),
                        h.hertz(),
                        h.snrDecibels()))
                .orElse(sound.toMillis() + " ms of silence");
    }
}
