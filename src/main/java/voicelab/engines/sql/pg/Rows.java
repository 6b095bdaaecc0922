package voicelab.engines.sql.pg;

import java.sql.SQLException;
import voicelab.protocols.pgwire.WireBuffer;

/** Rows one after the other, forwards only. */
interface Rows extends AutoCloseable {
    /** Goes to the next row, if there is one. */
    boolean next() throws SQLException;

    /** Writes a column's field of this row. */
    void write(int column, int oid, int format, WireBuffer out) throws SQLException;

    @Override
    void close();
}
