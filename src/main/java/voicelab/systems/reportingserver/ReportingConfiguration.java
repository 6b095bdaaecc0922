package voicelab.systems.reportingserver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the Reporting Server knows of its configuration: defaults until its application object was read.
 *
 * @param application the name of the object
 * @param dbid its number, 0 while it was not read
 * @param options {@code section/key} and value, as read
 * @param retentionDays what follows from them
 * @param problem why nothing was read lately; empty when all is well
 */
record ReportingConfiguration(
        String application, int dbid, Map<String, String> options, int retentionDays, String problem) {
    static final String RETENTION = "dbmp/rs.db.retention.cdr.default";
    private static final int MAX_OPTIONS = 200;
    private static final int MAX_DAYS = 36_500;

    ReportingConfiguration {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    static ReportingConfiguration defaults(ReportingSettings settings) {
        return new ReportingConfiguration(
                settings.application(), 0, Map.of(), settings.retentionDays(), "not read yet");
    }

    /** After a read; an option that is no number of days leaves the default and is named as the problem. */
    ReportingConfiguration read(int dbidRead, Map<String, String> optionsRead, int defaultDays) {
        Map<String, String> kept = new LinkedHashMap<>();
        optionsRead.entrySet().stream().limit(MAX_OPTIONS).forEach(e -> kept.put(e.getKey(), e.getValue()));
        String days = optionsRead.get(RETENTION);
        if (days == null) return new ReportingConfiguration(application, dbidRead, kept, defaultDays, "");
        try {
            int number = Integer.parseInt(days.trim());
            if (number >= 1 && number <= MAX_DAYS)
                return new ReportingConfiguration(application, dbidRead, kept, number, "");
        } catch (NumberFormatException e) {
            // named below
        }
        String problem = RETENTION + " is no number of days: " + days;
        return new ReportingConfiguration(application, dbidRead, kept, defaultDays, problem);
    }

    ReportingConfiguration withProblem(String why) {
        return new ReportingConfiguration(application, dbid, options, retentionDays, why);
    }

    /** For the answer to the question {@code configuration}. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("application", application);
        facts.put("read", Boolean.toString(dbid != 0));
        if (dbid != 0) facts.put("dbid", Integer.toString(dbid));
        facts.put("retention-days", Integer.toString(retentionDays));
        if (!problem.isEmpty()) facts.put("problem", problem);
        options.forEach((option, value) -> facts.put("option " + option, value));
        return facts;
    }
}
