package voicelab.engines.sql.tds;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.protocols.tds.TdsColumn;

/** A small result set of the front's own making. */
final class Described {
    private final Answer answer;
    private final List<TdsColumn> columns = new ArrayList<>();
    private long rows;

    Described(Answer answer) {
        this.answer = answer;
    }

    static TdsColumn whole(String name) {
        return new TdsColumn(name, SqlType.INT.wire(), true, false);
    }

    static TdsColumn bit(String name) {
        return new TdsColumn(name, SqlType.BIT.wire(), true, false);
    }

    static TdsColumn name(String name) {
        return new TdsColumn(name, SqlType.nvarchar(256).wire(), true, false);
    }

    void begin(TdsColumn... all) {
        columns.addAll(List.of(all));
        answer.columns(columns);
    }

    void row(Object... values) {
        answer.row(columns, values);
        rows++;
    }

    long rows() {
        return rows;
    }
}
