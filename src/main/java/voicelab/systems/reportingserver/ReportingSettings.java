package voicelab.systems.reportingserver;

import java.time.Duration;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * The Reporting Server's settings in a profile.
 *
 * @param application name of its application object in the GVP Configuration Server
 * @param store {@code file} or {@code memory}
 * @param retentionDays how long records are kept until a configuration says otherwise
 * @param purgeEvery how often old records are dropped, in the lab's time
 */
record ReportingSettings(String application, String store, int retentionDays, Duration purgeEvery) {
    static final String FILE = "file";
    static final String MEMORY = "memory";
    private static final Set<String> KEYS = Set.of("application", "store", "retention-days", "purge-every");

    // azure_rs and 40 days: names and values of the private edition charts
    static ReportingSettings read(Settings settings) {
        settings.only(KEYS);
        String store = settings.text("store", FILE);
        if (!store.equals(FILE) && !store.equals(MEMORY))
            throw settings.get("store").orElse(settings).fault("store is file or memory, not \"" + store + "\"");
        int days = settings.number("retention-days", 40);
        if (days < 1) throw settings.get("retention-days").orElse(settings).fault("at least one day is kept");
        return new ReportingSettings(
                settings.text("application", "azure_rs"),
                store,
                days,
                settings.duration("purge-every", Duration.ofHours(1)));
    }
}
