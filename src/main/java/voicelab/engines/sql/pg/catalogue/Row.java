package voicelab.engines.sql.pg.catalogue;

import java.util.HashMap;
import java.util.Map;

/** One row of a catalogue's table; what is not set is zero, false or NULL, by its type. */
final class Row {
    private final Map<String, Object> values = new HashMap<>();

    Row set(String column, Object value) {
        values.put(column, value);
        return this;
    }

    int number(String column) {
        return (Integer) values.get(column);
    }

    String text(String column) {
        return (String) values.get(column);
    }

    /** The value for a column of that type. */
    Object get(CatalogueTables.Column column) {
        Object value = values.get(column.name());
        if (value != null || values.containsKey(column.name())) return value;
        return switch (column.letter()) {
            case 'i' -> 0;
            case 'h' -> (short) 0;
            case 'l' -> 0L;
            case 'b' -> false;
            case 'r' -> 0f;
            default -> null;
        };
    }
}
