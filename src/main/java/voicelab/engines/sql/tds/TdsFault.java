package voicelab.engines.sql.tds;

import voicelab.engines.sql.tds.text.SyntaxFault;
import voicelab.protocols.tds.TdsError;

/** An error in SQL Server's words; the numbers are those of its sys.messages. */
public final class TdsFault extends Exception {
    private static final long serialVersionUID = 1;
    private static final int USUAL_SEVERITY = 16;
    private static final int NOT_DONE_HERE = 50_000;

    private final int number;
    private final int state;
    private final int severity;
    private final int line;

    public TdsFault(int number, int state, int severity, String text, int line) {
        super(text);
        this.number = number;
        this.state = state;
        this.severity = severity;
        this.line = line;
    }

    public static TdsFault of(int number, String text) {
        return new TdsFault(number, 1, USUAL_SEVERITY, text, 0);
    }

    public static TdsFault syntax(SyntaxFault fault) {
        return new TdsFault(fault.number(), 1, 15, fault.getMessage(), fault.line());
    }

    public static TdsFault near(String token) {
        return new TdsFault(102, 1, 15, "Incorrect syntax near '" + token + "'.", 0);
    }

    /** What SQL Server does and this stand-in does not. */
    public static TdsFault notImplemented(String what) {
        return of(NOT_DONE_HERE, what + " is not implemented in this stand-in.");
    }

    public static TdsFault undeclared(String variable) {
        return new TdsFault(137, 2, 15, "Must declare the scalar variable \"" + variable + "\".", 0);
    }

    public int number() {
        return number;
    }

    public int severity() {
        return severity;
    }

    public boolean isNotImplemented() {
        return number == NOT_DONE_HERE && getMessage().endsWith("is not implemented in this stand-in.");
    }

    /** @param fallbackLine of the statement, when the fault does not know a better one */
    public TdsError asError(int fallbackLine, String procedure) {
        return new TdsError(number, state, severity, getMessage(), procedure, line > 0 ? line : fallbackLine);
    }
}
