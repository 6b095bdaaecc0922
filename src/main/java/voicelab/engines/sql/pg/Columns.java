package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.pgwire.WireColumn;

/** Columns of answers that the server makes itself. */
final class Columns {
    private Columns() {}

    static List<WireColumn> text(String... names) {
        List<WireColumn> columns = new ArrayList<>();
        for (String name : names) columns.add(new WireColumn(name, 0, 0, PgType.TEXT.oid(), PgType.TEXT.size(), -1));
        return columns;
    }
}
