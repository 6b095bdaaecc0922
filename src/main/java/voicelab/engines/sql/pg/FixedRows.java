package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import voicelab.protocols.pgwire.WireBuffer;

/** Rows of text that the server makes itself. */
final class FixedRows implements Rows {
    private final Iterator<List<String>> rows;
    private List<String> row;

    FixedRows(List<List<String>> rows) {
        this.rows = rows.iterator();
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) return false;
        row = rows.next();
        return true;
    }

    @Override
    public void write(int column, int oid, int format, WireBuffer out) throws SQLException {
        String text = row.get(column);
        out.field(text == null ? null : text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
