package voicelab.systems.voiceconfig;

import java.util.Set;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.standin.Settings;

/**
 * This system's part of a profile.
 *
 * @param application as which application object it logs in
 * @param mostObjects bound of what is kept; with more nothing is served
 * @param mostListed bound of one answer
 */
record VoiceConfigSettings(String application, String user, String password, int mostObjects, int mostListed) {
    /** The number of its application type is not public. */
    private static final int TYPE = 0;

    static VoiceConfigSettings read(Settings settings) {
        settings.only(Set.of("application", "user", "password", "most-objects", "most-listed"));
        return new VoiceConfigSettings(
                settings.text("application", "voice-config"),
                settings.text("user", ConfigLogin.LAB_USER),
                settings.text("password", ConfigLogin.LAB_PASSWORD),
                atLeastOne(settings, "most-objects", 20_000),
                atLeastOne(settings, "most-listed", 1_000));
    }

    ConfigLogin login() {
        return new ConfigLogin(application, TYPE, user, password);
    }

    private static int atLeastOne(Settings settings, String key, int usual) {
        int number = settings.number(key, usual);
        if (number < 1) throw settings.fault(key + " must be at least 1");
        return number;
    }

    @Override
    public String toString() {
        return application + " as " + user;
    }
}
