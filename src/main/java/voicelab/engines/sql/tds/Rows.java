package voicelab.engines.sql.tds;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Sends a result set. */
final class Rows {
    private Rows() {}

    /** Returns how many there were. */
    static long send(ResultSet result, Run run, Shapes shapes) throws SQLException {
        ColumnTypes types = ColumnTypes.of(result.getMetaData(), shapes);
        boolean capturing = run.isCapturing();
        if (!capturing) run.answer().columns(types.columns());
        long rows = 0;
        while (!run.session().isCancelled() && result.next()) {
            Object[] values = new Object[types.size()];
            for (int i = 0; i < values.length; i++) values[i] = Values.read(result, i + 1, types.type(i));
            if (capturing) run.captured().add(values);
            else run.answer().row(types.columns(), values);
            rows++;
        }
        return rows;
    }
}
