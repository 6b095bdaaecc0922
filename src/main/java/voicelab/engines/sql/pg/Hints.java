package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the translation of one statement found out about its parameters' types. */
final class Hints {
    private final Map<Integer, Integer> hints = new TreeMap<>();
    private String typedBy = "";

    void forget() {
        hints.clear();
        typedBy = "";
    }

    /** The text says that a parameter is of that type. */
    void hint(int parameter, int oid) {
        hints.put(parameter, oid);
    }

    /** The engine knows the types of its parameters by this text. */
    void typedBy(String sql) {
        typedBy = sql;
    }

    /** Empty where the statement's own text will do. */
    String typedBy() {
        return typedBy;
    }

    /** The parameters' types as the client declared them, and where it did not, as the text says. */
    List<Integer> declared(List<Integer> told) {
        if (hints.isEmpty()) return told;
        List<Integer> all = new ArrayList<>(told);
        hints.forEach((parameter, oid) -> {
            while (all.size() < parameter) all.add(0);
            if (all.get(parameter - 1) == 0) all.set(parameter - 1, oid);
        });
        return all;
    }
}
