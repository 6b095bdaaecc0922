package voicelab.systems.notificationserver;

import java.time.Duration;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * @param clientTimeout a client of whom nothing is heard for so long is ended, in the lab's time
 * @param mostClients how many may live at once
 */
record NotificationServerSettings(Duration clientTimeout, int mostClients) {

    static NotificationServerSettings read(Settings settings) {
        settings.only(Set.of("client-timeout", "most-clients"));
        int most = settings.number("most-clients", 1_000);
        if (most < 1 || most > 100_000) throw settings.fault("most-clients is 1 to 100000, not " + most);
        return new NotificationServerSettings(settings.duration("client-timeout", Duration.ofHours(5)), most);
    }
}
