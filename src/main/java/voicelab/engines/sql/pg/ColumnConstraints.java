package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/** What stands behind a column's type, or in a table's constraint: words that the engine does not have are taken out. */
final class ColumnConstraints {
    private ColumnConstraints() {}

    /** Goes to the next item of the list that was opened there. */
    static int lean(Tokens s, int from, int open) {
        int at = from;
        while (at < s.closing(open)) {
            if (s.is(at, ",")) return at + 1;
            int taken = taken(s, at);
            if (taken > 0) s.remove(at, at + taken);
            else if (s.is(at, "(")) at = s.closing(at) + 1;
            else at++;
        }
        return at;
    }

    /** How many words there are nothing to the engine. */
    static int taken(Tokens s, int at) {
        if (s.is(at, "stored") && s.is(at - 1, ")")) return 1;
        if (s.are(at, "not", "deferrable")) return 2;
        if (s.is(at, "deferrable")) return 1;
        if (s.is(at, "initially")) return 2;
        if (s.are(at, "not", "valid")) return 2;
        if (s.are(at, "no", "inherit")) return 2;
        if (s.are(at, "match", "simple")) return 2;
        if (s.are(at, "using", "index", "tablespace")) return 4;
        if (s.is(at, "with") && s.is(at + 1, "(")) return s.closing(at + 1) + 1 - at;
        // a column may be null unless something says no
        if (s.is(at, "null")
                && !s.is(at - 1, "not")
                && !s.is(at - 1, "set")
                && !s.is(at - 1, "default")
                && !s.is(at - 1, "is")) return 1;
        return 0;
    }
}
