package voicelab.systems.mcu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import voicelab.engines.media.Mixer;
import voicelab.standin.Settings;

/**
 * What a profile may say of the MCU.
 *
 * @param dialIn whether a call to a conference that does not exist makes it
 * @param conferences those that always exist, by number
 * @param mostConferences at a time; beyond it control is answered 503 and calls 503
 * @param mostParticipants calls of all conferences together; beyond it 503
 * @param mostInOne calls of one conference; beyond it 486
 * @param recording longest recording of a conference; then it takes no more
 */
record McuSettings(
        boolean dialIn,
        List<String> conferences,
        int mostConferences,
        int mostParticipants,
        int mostInOne,
        Duration recording) {
    /** What may stand in a SIP URI and in a path as it is. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final Set<String> KNOWN =
            Set.of("dial-in", "conferences", "most-conferences", "participants", "participants-each", "recording");

    static McuSettings read(Settings s) {
        s.only(KNOWN);
        return new McuSettings(
                dialIn(s),
                ids(s),
                between(s, "most-conferences", 500, 5_000),
                between(s, "participants", 1_000, 2_000),
                between(s, "participants-each", 100, 2_000),
                recording(s));
    }

    private static boolean dialIn(Settings s) {
        return switch (s.text("dial-in", "known")) {
            case "any" -> true;
            case "known" -> false;
            default -> throw s.get("dial-in").orElse(s).fault("dial-in is any or known");
        };
    }

    private static List<String> ids(Settings s) {
        List<String> ids = new ArrayList<>();
        for (Settings each : s.get("conferences").map(Settings::list).orElse(List.of())) {
            if (!ID.matcher(each.text()).matches())
                throw each.fault("a conference's number is 1 to 64 letters, digits, dots, - and _");
            ids.add(each.text());
        }
        return List.copyOf(ids);
    }

    private static Duration recording(Settings s) {
        Duration most = s.duration("recording", Duration.ofMinutes(5));
        if (most.isZero() || most.compareTo(Mixer.RECORDING_MAX) > 0)
            throw s.get("recording").orElse(s).fault("recording is up to " + Mixer.RECORDING_MAX.toMinutes() + "m");
        return most;
    }

    private static int between(Settings s, String key, int fallback, int most) {
        int number = s.number(key, fallback);
        if (number < 1 || number > most) throw s.get(key).orElse(s).fault(key + " is from 1 to " + most);
        return number;
    }
}
