package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** {@code TRUNCATE a, b RESTART IDENTITY CASCADE}: the engine takes one table at a time, and deletes where others refer to it. */
final class Truncate {
    private Truncate() {}

    static List<String> statements(Tokens statement) throws PgFault {
        int at = statement.is(1, "table") ? 2 : 1;
        List<String> all = new ArrayList<>();
        int end = at;
        while (end < statement.size() && !isOption(statement, end)) end++;
        boolean restart = statement.is(end, "restart");
        for (int from = at; from < end; ) {
            int comma = statement.find(from, ",");
            int to = comma < 0 || comma > end ? end : comma;
            Tokens name = new Tokens(statement.slice(statement.is(from, "only") ? from + 1 : from, to));
            if (name.is(name.size() - 1, "*")) name.remove(name.size() - 1, name.size());
            all.add("TRUNCATE TABLE " + name.rendered() + (restart ? " RESTART IDENTITY" : ""));
            from = to + 1;
        }
        if (all.isEmpty()) Refusals.syntax(statement, at);
        return all;
    }

    private static boolean isOption(Tokens statement, int at) {
        return statement.is(at, "restart")
                || statement.is(at, "continue")
                || statement.is(at, "cascade")
                || statement.is(at, "restrict");
    }
}
