package voicelab.systems.sipendpoint;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say of the phones.
 *
 * @param number of the first instance; the others count on
 * @param register {@code udp} or {@code tcp}: over what to register by itself; empty: on demand only
 * @param expires lifetime of a registration
 * @param ring how long an incoming call rings
 * @param reject the status that incoming calls are answered instead; 0: they are taken
 * @param mostCalls at a time; beyond it incoming ones are answered 486
 * @param codecs {@code PCMU}, {@code PCMA}, the preferred first
 */
record SipEndpointSettings(
        int number, String register, Duration expires, Duration ring, int reject, int mostCalls, List<String> codecs) {
    private static final Set<String> KNOWN =
            Set.of("number", "register", "expires", "ring", "reject", "calls", "codecs");
    private static final int FIRST_NUMBER = 7_001;

    static SipEndpointSettings read(Settings s) {
        s.only(KNOWN);
        return new SipEndpointSettings(
                between(s, "number", FIRST_NUMBER, 1, 999_999_999),
                oneOf(s, "register", "", List.of("", "udp", "tcp")),
                s.duration("expires", Duration.ofMinutes(10)),
                s.duration("ring", Duration.ofMillis(100)),
                reject(s),
                between(s, "calls", 16, 1, 400),
                codecs(s));
    }

    private static int reject(Settings s) {
        int status = s.number("reject", 0);
        if (status != 0 && (status < 300 || status > 699))
            throw s.get("reject").orElse(s).fault("reject is a final status from 300 to 699, or 0");
        return status;
    }

    private static List<String> codecs(Settings s) {
        List<String> codecs = s.words("codecs");
        if (codecs.isEmpty()) return List.of("PCMU", "PCMA");
        for (String codec : codecs)
            if (!codec.equals("PCMU") && !codec.equals("PCMA"))
                throw s.get("codecs").orElse(s).fault("codecs are PCMU and PCMA, not " + codec);
        return codecs;
    }

    private static int between(Settings s, String key, int fallback, int least, int most) {
        int number = s.number(key, fallback);
        if (number < least || number > most)
            throw s.get(key).orElse(s).fault(key + " is from " + least + " to " + most);
        return number;
    }

    private static String oneOf(Settings s, String key, String fallback, List<String> words) {
        String word = s.text(key, fallback);
        if (!words.contains(word))
            throw s.get(key).orElse(s).fault(key + " is one of " + String.join(", ", words) + ", not " + word);
        return word;
    }
}
