package voicelab.systems.consul;

/**
 * What one run of a check found.
 *
 * @param status {@code passing}, {@code warning} or {@code critical}
 */
record CheckOutcome(String status, String output) {
    static final String PASSING = "passing";
    static final String WARNING = "warning";
    static final String CRITICAL = "critical";

    static CheckOutcome passing(String output) {
        return new CheckOutcome(PASSING, output);
    }

    static CheckOutcome critical(String output) {
        return new CheckOutcome(CRITICAL, output);
    }
}
