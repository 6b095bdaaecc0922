package voicelab.systems.reportingserver;

import java.io.IOException;
import java.util.List;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/** Where transactions go. */
@FunctionalInterface
interface RecordDatabase {

    /**
     * All of the statements in one transaction, which is kept when this returns.
     *
     * @throws voicelab.protocols.sql.SqlRefusal when the database said no
     * @throws IOException when it was not reached, or it is not known whether the transaction is kept
     */
    List<SqlResult> ask(List<SqlStatement> transaction) throws IOException;
}
