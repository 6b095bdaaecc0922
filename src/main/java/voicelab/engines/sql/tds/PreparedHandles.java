package voicelab.engines.sql.tds;

import java.util.HashMap;
import java.util.Map;

/** What sp_prepare and sp_prepexec gave handles for. */
final class PreparedHandles {
    private final int most;
    private final Map<Integer, Prepared> open = new HashMap<>();
    private int last;

    /** A text and its parameters, which were read once. */
    record Prepared(Parameters parameters, String text) {}

    PreparedHandles(int most) {
        this.most = most;
    }

    int add(Prepared prepared) throws TdsFault {
        if (open.size() >= most)
            throw TdsFault.of(50_000, "More prepared statements than " + most + ", the bound of this stand-in.");
        open.put(++last, prepared);
        return last;
    }

    Prepared get(int handle) throws TdsFault {
        Prepared prepared = open.get(handle);
        if (prepared == null) throw TdsFault.of(8179, "Could not find prepared statement with handle " + handle + ".");
        return prepared;
    }

    void remove(int handle) throws TdsFault {
        get(handle);
        open.remove(handle);
    }

    void clear() {
        open.clear();
    }
}
