package voicelab.bench;

/**
 * What one run of sipp saw.
 *
 * @param offered calls that it began
 * @param answered calls from INVITE to the answer of their BYE
 * @param shed calls refused with 503
 * @param failed calls that came to no such end
 * @param lost failed ones whose INVITE was answered: dialogs that were let down
 * @param retransmitted messages that sipp sent again
 * @param doneMillis since the run began: when 99.9 % of the calls were answered; a call that is lost keeps nobody waiting
 * @param p50 milliseconds from INVITE to 200, of answered calls; {@code p99} likewise
 * @param wallNanos until the last call was over
 * @param use of the proxy meanwhile
 * @param lastTroubleMillis since the run began: when the last call but those that may fail was refused or answered after more than
 *     {@link SippFiles#SLOW_MILLIS}; 0 when none was
 */
record SippRun(
        Asked asked,
        long offered,
        long answered,
        long shed,
        long failed,
        long lost,
        long retransmitted,
        double doneMillis,
        double p50,
        double p99,
        long wallNanos,
        ProcessUse use,
        long lastTroubleMillis) {
    /** One of a thousand calls may fail. */
    static final double MOST_FAILED = 0.001;

    /** A rate is held when all calls are answered this much later than the last one should have begun. */
    private static final double IN_TIME = 1.09;

    private static final double START_SECONDS = 0.3;

    /** What was asked of it. */
    record Asked(int aSecond, int calls, long beganMillis) {}

    /** At most one of a thousand failed or was refused, and all were done in time. */
    boolean isClean() {
        return offered == asked.calls
                && shed + failed <= asked.calls * MOST_FAILED
                && doneMillis / 1e3 <= wanted() * IN_TIME + START_SECONDS;
    }

    private double wanted() {
        return asked.calls / (double) asked.aSecond;
    }

    double wallSeconds() {
        return wallNanos / 1e9;
    }

    double callsASecond() {
        return wallNanos == 0 ? 0 : answered / wallSeconds();
    }

    /** Microseconds of processor a call that was asked for. */
    double cpuMicros() {
        return aCall(use.cpuNanos());
    }

    /** What of it went into compiling. */
    double compilerMicros() {
        return aCall(use.compilerNanos());
    }

    private double aCall(long nanos) {
        long calls = answered + shed + failed;
        return calls == 0 ? 0 : nanos / 1e3 / calls;
    }
}
