package voicelab.systems.reportingserver;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.LabDatabases;
import voicelab.protocols.sql.SqlLogin;
import voicelab.standin.Settings;

/**
 * The Reporting Server's settings in a profile.
 *
 * @param application name of its application object in the GVP Configuration Server
 * @param database whose session at SQL Server keeps the records
 * @param patience how long one transaction may take
 * @param rows rows of one table; beyond it the oldest go
 * @param retentionDays how long records are kept until a configuration says otherwise
 * @param purgeEvery how often old records are dropped, in the lab's time
 * @param recorder whether messages that are not of the record schema are kept instead of going to the dead letters
 * @param recorderQueues queues beside the lab's own that the recorder reads
 */
record ReportingSettings(
        String application,
        SqlLogin database,
        Duration patience,
        int rows,
        int retentionDays,
        Duration purgeEvery,
        boolean recorder,
        List<String> recorderQueues) {
    private static final Set<String> KEYS =
            Set.of("application", "database", "retention-days", "purge-every", "rows", "recorder", "recorder-queues");
    private static final int MOST_QUEUES = 50;
    private static final int MOST_ROWS = 100_000_000;

    // azure_rs and 40 days: names and values of the private edition charts
    static ReportingSettings read(Settings settings) {
        settings.only(KEYS);
        int days = settings.number("retention-days", 40);
        if (days < 1) throw settings.get("retention-days").orElse(settings).fault("at least one day is kept");
        int rows = settings.number("rows", 2_000_000);
        if (rows < 1 || rows > MOST_ROWS)
            throw settings.get("rows").orElse(settings).fault("rows is 1 to " + MOST_ROWS + ", not " + rows);
        Settings database =
                settings.section("database").only(Set.of("name", "user", "password", "encrypt", "patience"));
        SqlLogin login = new SqlLogin(
                SqlLogin.Server.SQL_SERVER,
                database.text("name", LabDatabases.GVP_RS.name()),
                database.text("user", LabDatabases.GVP_RS.user()),
                database.text("password", LabDatabases.GVP_RS.password()),
                database.flag("encrypt", true));
        Duration patience = database.duration("patience", Duration.ofSeconds(15));
        if (patience.toMillis() < 1) throw database.fault("patience is more than nothing");
        return new ReportingSettings(
                settings.text("application", "azure_rs"),
                login,
                patience,
                rows,
                days,
                settings.duration("purge-every", Duration.ofHours(1)),
                settings.flag("recorder", false),
                recorderQueues(settings));
    }

    private static List<String> recorderQueues(Settings settings) {
        List<String> queues = settings.words("recorder-queues");
        for (String queue : queues)
            if (queues.size() > MOST_QUEUES || !queue.matches("[A-Za-z0-9._/-]{1,200}"))
                throw settings.get("recorder-queues")
                        .orElse(settings)
                        .fault("recorder-queues are at most " + MOST_QUEUES
                                + " names of letters, digits, dots, dashes, underscores and slashes");
        return queues;
    }
}
