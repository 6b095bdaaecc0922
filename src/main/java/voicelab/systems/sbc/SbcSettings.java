package voicelab.systems.sbc;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say of the SBC.
 *
 * @param mostCalls calls at a time; beyond it 503
 * @param retryAfterSeconds of that 503
 * @param mediaTimeout a call is ended after so long without RTP from a caller that should send, or from both; zero for never
 * @param audit how often each end of a call is asked whether it still lives; zero for never
 * @param headers what is added to, removed from or replaced in the headers that cross
 */
record SbcSettings(
        int mostCalls, int retryAfterSeconds, Duration mediaTimeout, Duration audit, List<HeaderRule> headers) {
    private static final Set<String> KNOWN = Set.of("calls", "retry-after", "media-timeout", "audit", "headers");

    static SbcSettings read(Settings s) {
        s.only(KNOWN);
        int calls = s.number("calls", 1_000);
        if (calls < 1) throw s.get("calls").orElse(s).fault("calls is at least 1");
        return new SbcSettings(
                calls,
                s.number("retry-after", 5),
                s.duration("media-timeout", Duration.ofMinutes(1)),
                s.duration("audit", Duration.ofMinutes(1)),
                s.get("headers").map(HeaderRule::read).orElse(List.of()));
    }
}
