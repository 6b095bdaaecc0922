package voicelab.systems.gwsixn;

import java.util.Set;
import voicelab.standin.Settings;

/**
 * This system's part of a profile.
 *
 * @param clientName as which it registers; the usual one is the component's name
 * @param maxUsers bound of the users that are told apart
 */
record GwsIxnSettings(String clientName, int maxUsers) {

    static GwsIxnSettings read(Settings settings) {
        settings.only(Set.of("client-name", "max-users"));
        int users = settings.number("max-users", 10_000);
        if (users < 1) throw settings.fault("max-users must be at least 1");
        return new GwsIxnSettings(settings.text("client-name", "gws-platform-ixn"), users);
    }
}
