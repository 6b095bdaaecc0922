package voicelab.systems.talkingclock;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say of the clock.
 *
 * @param zone which time it tells until a client sets another; UTC by default
 */
record TalkingClockSettings(ZoneId zone) {
    static TalkingClockSettings read(Settings settings) {
        settings.only(Set.of("zone"));
        String zone = settings.text("zone", "UTC");
        try {
            return new TalkingClockSettings(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw settings.section("zone").fault("a time zone is wanted such as Europe/Berlin, not \"" + zone + "\"");
        }
    }
}
