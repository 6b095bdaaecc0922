package voicelab.junit.process;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON value as it was read: what is not there is {@link #isMissing missing}, never null. */
public final class Json implements Iterable<Json> {
    private static final Object NOTHING = new Object();
    private static final Json MISSING = new Json(NOTHING);

    /** A {@code Map}, a {@code List}, a {@code String}, a {@code Boolean}, a number's own text, or null. */
    private final Object value;

    Json(Object value) {
        this.value = value;
    }

    /** A number, kept as it was written. */
    record Digits(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** @throws IllegalArgumentException naming what was met and where */
    public static Json read(String text) {
        return new Json(JsonReader.read(text));
    }

    /** The member of that name; missing when this is no object or has none. */
    public Json at(String name) {
        return value instanceof Map<?, ?> members && members.containsKey(name) ? new Json(members.get(name)) : MISSING;
    }

    /** The element at that place, from 0; missing when this is no array or ends before it. */
    public Json at(int index) {
        return value instanceof List<?> elements && index >= 0 && index < elements.size()
                ? new Json(elements.get(index))
                : MISSING;
    }

    public boolean isMissing() {
        return value == NOTHING;
    }

    /** Text as it is, numbers and booleans as they are written; empty for everything else. */
    public String text() {
        return value instanceof String || value instanceof Boolean || value instanceof Digits ? value.toString() : "";
    }

    /** A whole number; 0 for everything else. */
    public long number() {
        return (long) decimal();
    }

    /** A number; 0 for everything else. */
    public double decimal() {
        return value instanceof Digits digits ? Double.parseDouble(digits.text()) : 0;
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** Members of an object or elements of an array. */
    public int size() {
        if (value instanceof Map<?, ?> members) return members.size();
        return value instanceof List<?> elements ? elements.size() : 0;
    }

    /** An object's names, in their order. */
    public Set<String> names() {
        if (!(value instanceof Map<?, ?> members)) return Set.of();
        Set<String> names = new java.util.LinkedHashSet<>();
        for (Object name : members.keySet()) names.add((String) name);
        return names;
    }

    /** An array's elements; nothing for everything else. */
    @Override
    public Iterator<Json> iterator() {
        List<Json> all = new ArrayList<>();
        if (value instanceof List<?> elements) for (Object element : elements) all.add(new Json(element));
        return all.iterator();
    }

    /** As JSON again. */
    @Override
    public String toString() {
        if (value == NOTHING) return "";
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** Text as a JSON string. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        write(text, quoted);
        return quoted.toString();
    }

    private static void write(Object value, StringBuilder to) {
        if (value instanceof Map<?, ?> members) {
            String comma = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                to.append(comma);
                write(member.getKey(), to);
                to.append(':');
                write(member.getValue(), to);
                comma = ",";
            }
            to.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            String comma = "[";
            for (Object element : elements) {
                to.append(comma);
                write(element, to);
                comma = ",";
            }
            to.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            to.append('"');
            text.chars().forEach(c -> escape((char) c, to));
            to.append('"');
        } else {
            to.append(value);
        }
    }

    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '"' -> to.append("\\\"");
            case '\\' -> to.append("\\\\");
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> to.append(c < ' ' ? String.format("\\u%04x", (int) c) : c);
        }
    }
}
