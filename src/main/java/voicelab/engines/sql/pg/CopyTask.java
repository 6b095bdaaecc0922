package voicelab.engines.sql.pg;

import java.sql.SQLException;

/** A copy that the client feeds, or one that feeds the client. */
interface CopyTask extends AutoCloseable {
    int columns();

    /** Whether the client sends. */
    boolean isIn();

    /** Takes some bytes of the client's, cut anywhere. */
    void take(byte[] data) throws PgFault, SQLException;

    /** The client has sent all; the number of rows. */
    long end() throws PgFault, SQLException;

    /** The next line for the client, or null after the last. */
    byte[] line() throws PgFault, SQLException;

    @Override
    void close();
}
