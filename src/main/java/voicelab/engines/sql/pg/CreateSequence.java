package voicelab.engines.sql.pg;

import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** CREATE SEQUENCE; whom it belongs to is not kept. */
final class CreateSequence {
    private CreateSequence() {}

    static List<Tokens> statements(Tokens s) {
        int temp = s.is(1, "temp") || s.is(1, "temporary") ? 1 : 0;
        if (temp > 0) s.remove(1, 2);
        int owned = s.find(2, "owned");
        if (owned >= 0) {
            int end = owned + 3;
            while (s.is(end, ".")) end += 2;
            s.remove(owned, end);
        }
        return List.of(s);
    }
}
