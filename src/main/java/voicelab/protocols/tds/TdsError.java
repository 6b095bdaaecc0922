package voicelab.protocols.tds;

/**
 * What ERROR and INFO tell, [MS-TDS] 2.2.7.10 and .13.
 *
 * @param number SQL Server's number of the message
 * @param severity 0 to 10 for INFO, from 11 on an error, from 20 on the connection ends
 * @param procedure the procedure it came from, or empty
 * @param line from 1, 0 for none
 */
public record TdsError(int number, int state, int severity, String text, String procedure, int line) {

    public static TdsError of(int number, int state, int severity, String text) {
        return new TdsError(number, state, severity, text, "", 1);
    }

    public boolean isError() {
        return severity > 10;
    }
}
