package voicelab.engines.frames.config.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/** The way to the database: the room's SQL arrow. */
public interface SqlDatabase {

    /**
     * One transaction; blocks.
     *
     * @throws voicelab.protocols.sql.SqlRefusal when the database said no
     * @throws IOException when it was not reached; then nobody knows whether the transaction is kept
     */
    List<SqlResult> ask(List<SqlStatement> transaction, Duration patience) throws IOException;

    /** {@code gvp at 127.20.0.26:5432}. */
    String title();
}
