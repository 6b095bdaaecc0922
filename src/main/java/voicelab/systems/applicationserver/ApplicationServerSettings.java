package voicelab.systems.applicationserver;

import java.time.Duration;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * @param setupTimeout from a session's creation to its participant's joining, in the lab's time
 * @param sessionTimeout the longest that a session lives, in the lab's time
 * @param mostSessions how many may live at once
 */
record ApplicationServerSettings(Duration setupTimeout, Duration sessionTimeout, int mostSessions) {

    static ApplicationServerSettings read(Settings settings) {
        settings.only(Set.of("setup-timeout", "session-timeout", "most-sessions"));
        int most = settings.number("most-sessions", 1_000);
        if (most < 1 || most > 100_000) throw settings.fault("most-sessions is 1 to 100000, not " + most);
        return new ApplicationServerSettings(
                settings.duration("setup-timeout", Duration.ofSeconds(60)),
                settings.duration("session-timeout", Duration.ofHours(4)),
                most);
    }
}
