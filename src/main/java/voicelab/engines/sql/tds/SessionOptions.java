package voicelab.engines.sql.tds;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What SET has set. */
final class SessionOptions {
    private static final int MAX_LOCK_MILLIS = 24 * 3_600 * 1_000;

    private final Set<String> on = new TreeSet<>(Set.of(
            "quoted_identifier",
            "ansi_nulls",
            "ansi_padding",
            "ansi_warnings",
            "arithabort",
            "concat_null_yields_null",
            "ansi_null_dflt_on"));
    private String isolation = "READ COMMITTED";
    private long rowLimit;
    private int lockMillis = -1;
    private String identityInsert = "";

    boolean is(String option) {
        return on.contains(option);
    }

    void set(String option, boolean value) {
        if (value) on.add(option);
        else on.remove(option);
    }

    boolean noCount() {
        return is("nocount");
    }

    boolean implicitTransactions() {
        return is("implicit_transactions");
    }

    boolean abortsTransactions() {
        return is("xact_abort");
    }

    /** Only the shape of results is wanted. */
    boolean formatOnly() {
        return is("fmtonly");
    }

    String isolation() {
        return isolation;
    }

    void isolation(String level) {
        isolation = level;
    }

    /** SET ROWCOUNT; 0 for all. */
    long rowLimit() {
        return rowLimit;
    }

    void rowLimit(long rows) {
        rowLimit = rows;
    }

    /** SET LOCK_TIMEOUT; -1 is for ever, which here is the bound of the database's settings. */
    void lockMillis(int millis) {
        lockMillis = millis;
    }

    int lockMillis() {
        return lockMillis;
    }

    int lockMillis(Duration longest) {
        int bound = (int) Math.min(MAX_LOCK_MILLIS, longest.toMillis());
        return lockMillis < 0 ? bound : Math.min(lockMillis, bound);
    }

    /** The table whose identity column may be given; empty for none. */
    String identityInsert() {
        return identityInsert;
    }

    void identityInsert(String table) {
        identityInsert = table;
    }

    /** {@code @@OPTIONS} is of the T-SQL reference, "user options". */
    int bits() {
        int bits = 0;
        String[] inOrder = {
            "",
            "implicit_transactions",
            "cursor_close_on_commit",
            "ansi_warnings",
            "ansi_padding",
            "ansi_nulls",
            "arithabort",
            "arithignore",
            "quoted_identifier",
            "nocount",
            "ansi_null_dflt_on",
            "",
            "concat_null_yields_null",
            "",
            "xact_abort"
        };
        for (int i = 0; i < inOrder.length; i++) if (is(inOrder[i])) bits |= 1 << i;
        return bits;
    }
}
