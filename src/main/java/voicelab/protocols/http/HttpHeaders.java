package voicelab.protocols.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Header fields in the order they were given: names compare without case, a name may come more than once (RFC 9110 5).
 * Immutable and bounded: at most {@value #MAX_FIELDS} fields, {@value #MAX_VALUE_CHARS} characters a value.
 */
public record HttpHeaders(List<HttpHeaders.Field> fields) {
    public static final int MAX_FIELDS = 200;
    public static final int MAX_VALUE_CHARS = 32_768;
    public static final HttpHeaders NONE = new HttpHeaders(List.of());

    /** One header line. */
    public record Field(String name, String value) {
        /** @throws IllegalArgumentException when name or value could not stand on a header line */
        public Field {
            if (!isToken(name)) throw new IllegalArgumentException("header name is no token: " + shown(name));
            if (value.length() > MAX_VALUE_CHARS)
                throw new IllegalArgumentException("header " + name + " is longer than " + MAX_VALUE_CHARS);
            if (hasControl(value)) throw new IllegalArgumentException("header " + name + " holds a control character");
        }

        boolean named(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** @throws IllegalArgumentException when there are too many */
    public HttpHeaders {
        fields = List.copyOf(fields);
        if (fields.size() > MAX_FIELDS) throw new IllegalArgumentException("more than " + MAX_FIELDS + " headers");
    }

    /** Names and values in turn. */
    public static HttpHeaders of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) throw new IllegalArgumentException("a header name without a value");
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        return new HttpHeaders(fields);
    }

    public Optional<String> first(String name) {
        return fields.stream().filter(f -> f.named(name)).map(Field::value).findFirst();
    }

    public List<String> all(String name) {
        return fields.stream().filter(f -> f.named(name)).map(Field::value).toList();
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(f -> f.named(name));
    }

    /** The same with one line more. */
    public HttpHeaders plus(String name, String value) {
        List<Field> next = new ArrayList<>(fields);
        next.add(new Field(name, value));
        return new HttpHeaders(next);
    }

    /** The same with this as the only line of its name. */
    public HttpHeaders with(String name, String value) {
        return without(name).plus(name, value);
    }

    public HttpHeaders without(String name) {
        return new HttpHeaders(fields.stream().filter(f -> !f.named(name)).toList());
    }

    /** Lower-case names; lines of one name are joined by a comma (RFC 9110 5.3). */
    public Map<String, String> joined() {
        Map<String, String> joined = new LinkedHashMap<>();
        for (Field field : fields)
            joined.merge(field.name().toLowerCase(Locale.ROOT), field.value(), (a, b) -> a + ", " + b);
        return joined;
    }

    void write(StringBuilder to) {
        for (Field field : fields)
            to.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }

    // RFC 9110 5.6.2
    static boolean isToken(String text) {
        if (text.isEmpty()) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!PercentCode.isAlphanumeric(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0) return false;
        }
        return true;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }

    private static String shown(String text) {
        String start = text.substring(0, Math.min(40, text.length()));
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
