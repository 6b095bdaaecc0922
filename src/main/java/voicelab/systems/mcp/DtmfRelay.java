package voicelab.systems.mcp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.protocols.sip.SipContent;

/** Keys in SIP INFO: {@code application/dtmf-relay} ({@code Signal=5}) and {@code application/dtmf} (the key alone). */
final class DtmfRelay {
    static final String RELAY = "application/dtmf-relay";
    static final String PLAIN = "application/dtmf";
    private static final int MOST_BYTES = 1_024;
    private static final Pattern SIGNAL = Pattern.compile("(?im)^\\s*signal\\s*=\\s*([0-9A-D*#]|1[0-5])\\s*$");
    private static final String NUMBERED = "0123456789*#ABCD";

    private DtmfRelay() {}

    static boolean carries(SipContent content) {
        return content.is(RELAY) || content.is(PLAIN);
    }

    /** The key; empty when the body holds none. */
    static Optional<Character> key(SipContent content) {
        if (content.bytes().length > MOST_BYTES) return Optional.empty();
        String text = content.text();
        if (content.is(PLAIN)) return named(text.trim());
        Matcher signal = SIGNAL.matcher(text);
        return signal.find() ? named(signal.group(1)) : Optional.empty();
    }

    /** Events may also be written by their number: 10 is the star, 11 the pound key (RFC 4733 table 3). */
    private static Optional<Character> named(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (upper.length() == 1 && NUMBERED.contains(upper)) return Optional.of(upper.charAt(0));
        if (upper.matches("1[0-5]")) return Optional.of(NUMBERED.charAt(Integer.parseInt(upper)));
        return Optional.empty();
    }
}
