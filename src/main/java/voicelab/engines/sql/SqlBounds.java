package voicelab.engines.sql;

import java.time.Duration;

/**
 * What one client may use up.
 *
 * @param connections at once
 * @param messageBytes of one message of the client's
 * @param bufferedRows of one answer that stand in memory
 * @param statements prepared ones of a session
 * @param portals open ones of a session
 * @param statementTime after which a statement is stopped; zero for never
 * @param lockTime how long a statement waits for a row that another transaction changed
 * @param cacheKibibytes of a database's pages when it is in a file
 */
public record SqlBounds(
        int connections,
        int messageBytes,
        int bufferedRows,
        int statements,
        int portals,
        Duration statementTime,
        Duration lockTime,
        int cacheKibibytes) {

    public static final SqlBounds USUAL = new SqlBounds(
            100, 16 << 20, 500_000, 1_000, 1_000, Duration.ofSeconds(60), Duration.ofSeconds(20), 8 * 1024);
}
