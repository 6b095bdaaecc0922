package voicelab.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import voicelab.standin.PhoneCall;
import voicelab.standin.Settings;

/** {@code expect: hear} for several tones at once, and for tones that must not be there. */
final class HearTones {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** Two of these frequencies are told from each other when they are further apart. */
    private static final double APART_HERTZ = 20;

    private HearTones() {}

    static void act(Turn turn) throws StepFailure, InterruptedException {
        List<Double> wanted = hertz(turn, "tones");
        if (turn.has("tone")) wanted.add(turn.number("tone"));
        List<Double> unwanted = hertz(turn, "not");
        double[] all = new double[wanted.size() + unwanted.size()];
        for (int i = 0; i < all.length; i++)
            all[i] = i < wanted.size() ? wanted.get(i) : unwanted.get(i - wanted.size());
        apart(all);
        double level = turn.number("level");
        double silence = turn.number("silence");
        NamedCall named = turn.call();
        PhoneCall call = named.call();
        Duration from = named.listenedUpTo();
        double[] levels = {};
        while (true) {
            double[] now = call.levels(from, all);
            if (now.length > 0) levels = now;
            if (fits(now, wanted.size(), level, silence)) {
                named.listened();
                return;
            }
            if (turn.patience().over()) break;
            turn.pause(LOOK_EVERY);
        }
        throw new StepFailure(
                String.format(
                        Locale.ROOT,
                        "%s at %.0f dBm0 or more and %s below %.0f dBm0 in call %s %s",
                        wanted.isEmpty() ? "nothing" : wanted + " Hz",
                        level,
                        unwanted.isEmpty() ? "nothing" : unwanted + " Hz",
                        silence,
                        turn.text("call"),
                        turn.within()),
                seen(all, levels));
    }

    private static boolean fits(double[] levels, int wanted, double level, double silence) {
        if (levels.length == 0) return false;
        for (int i = 0; i < levels.length; i++) if (i < wanted ? levels[i] < level : levels[i] >= silence) return false;
        return true;
    }

    private static List<Double> hertz(Turn turn, String key) throws StepFailure {
        List<Double> hertz = new ArrayList<>();
        for (String word : turn.words(key)) hertz.add(ValueCheck.number(new Settings(key, word)));
        return hertz;
    }

    private static void apart(double[] all) throws StepFailure {
        if (all.length == 0) throw new StepFailure("hear wants tone, tones or not");
        for (int i = 0; i < all.length; i++)
            for (int j = 0; j < i; j++)
                if (Math.abs(all[i] - all[j]) < APART_HERTZ)
                    throw new StepFailure(all[i] + " and " + all[j] + " Hz are too close to be told from each other");
    }

    private static String seen(double[] hertz, double[] levels) {
        if (levels.length == 0) return "less than 400 ms of sound";
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < levels.length; i++)
            seen.append(String.format(Locale.ROOT, "%s%.0f Hz at %.0f dBm0", i == 0 ? "" : ", ", hertz[i], levels[i]));
        return seen.toString();
    }
}
