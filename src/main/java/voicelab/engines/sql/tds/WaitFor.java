package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.protocols.tds.Done;

/** {@code WAITFOR DELAY 'hh:mm:ss'}, within the bound of a statement's time. */
final class WaitFor implements Commands.Operation {
    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        if (!statement.tokens().is(1, "delay")) throw TdsFault.notImplemented("WAITFOR but for DELAY");
        Object given =
                Select.value(statement.tokens().slice(2, statement.tokens().size()), SqlType.nvarchar(20), run);
        long millis = millis(String.valueOf(given));
        long bound = run.session().bounds().statementTime().toMillis();
        run.session().pause(bound == 0 ? millis : Math.min(millis, bound));
        if (bound > 0 && millis > bound && !run.session().isCancelled())
            throw TdsFault.of(50_000, "The statement ran longer than this stand-in lets statements run.");
        if (!run.session().isCancelled()) run.done(Done.NOTHING);
    }

    private static long millis(String text) throws TdsFault {
        try {
            String whole = text.length() > 1 && text.charAt(1) == ':' ? "0" + text : text;
            return LocalTime.parse(whole).toNanoOfDay() / 1_000_000;
        } catch (DateTimeParseException e) {
            throw new TdsFault(148, 1, 15, "Incorrect time syntax in time string '" + text + "' used with WAITFOR.", 0);
        }
    }
}
