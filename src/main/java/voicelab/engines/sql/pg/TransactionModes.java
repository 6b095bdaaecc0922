package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/**
 * How a transaction shall run; null where nothing was said.
 *
 * @param isolation in SQL's words
 */
record TransactionModes(String isolation, Boolean readOnly) {

    static TransactionModes read(Tokens s, int from) throws PgFault {
        String isolation = null;
        Boolean readOnly = null;
        int at = from;
        while (at < s.size()) {
            if (s.is(at, ",")) at++;
            else if (s.are(at, "isolation", "level")) {
                isolation = isolation(s, at + 2);
                at += isolation.contains(" ") ? 4 : 3;
            } else if (s.are(at, "read", "only") || s.are(at, "read", "write")) {
                readOnly = s.is(at + 1, "only");
                at += 2;
            } else if (s.are(at, "not", "deferrable")) at += 2;
            else if (s.is(at, "deferrable")) at++;
            else Refusals.syntax(s, at);
        }
        return new TransactionModes(isolation, readOnly);
    }

    private static String isolation(Tokens s, int at) throws PgFault {
        if (s.are(at, "read", "committed") || s.are(at, "read", "uncommitted")) return "READ COMMITTED";
        if (s.are(at, "repeatable", "read")) return "REPEATABLE READ";
        if (s.is(at, "serializable")) return "SERIALIZABLE";
        Refusals.syntax(s, at);
        return "";
    }
}
