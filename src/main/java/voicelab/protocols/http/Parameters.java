package voicelab.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names and values of a query or of an {@code application/x-www-form-urlencoded} body, in order (WHATWG URL 5). Immutable
 * and bounded: at most {@value #MAX_PAIRS} pairs.
 */
public record Parameters(List<Parameters.Pair> pairs) {
    public static final int MAX_PAIRS = 1_000;
    public static final Parameters NONE = new Parameters(List.of());

    /** One name with its value, decoded. */
    public record Pair(String name, String value) {}

    /** @throws IllegalArgumentException when there are too many */
    public Parameters {
        pairs = List.copyOf(pairs);
        if (pairs.size() > MAX_PAIRS) throw new IllegalArgumentException("more than " + MAX_PAIRS + " parameters");
    }

    /** Names and values in turn. */
    public static Parameters of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) throw new IllegalArgumentException("a parameter without a value");
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            pairs.add(new Pair(namesAndValues[i], namesAndValues[i + 1]));
        return new Parameters(pairs);
    }

    public static Parameters of(Map<String, String> values) {
        return new Parameters(values.entrySet().stream()
                .map(e -> new Pair(e.getKey(), e.getValue()))
                .toList());
    }

    /**
     * Reads {@code a=1&b=two+words}.
     *
     * @throws HttpSyntaxError for too many pairs or a {@code %} that two hexadecimal digits do not follow
     */
    public static Parameters parse(String encoded) throws HttpSyntaxError {
        List<Pair> pairs = new ArrayList<>();
        int at = 0;
        while (at < encoded.length()) {
            int end = encoded.indexOf('&', at);
            if (end < 0) end = encoded.length();
            if (end > at) {
                if (pairs.size() == MAX_PAIRS) throw new HttpSyntaxError("more than " + MAX_PAIRS + " parameters");
                pairs.add(pair(encoded.substring(at, end)));
            }
            at = end + 1;
        }
        return new Parameters(pairs);
    }

    private static Pair pair(String text) throws HttpSyntaxError {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        return new Pair(PercentCode.decode(name, true), PercentCode.decode(value, true));
    }

    public Optional<String> first(String name) {
        return pairs.stream()
                .filter(p -> p.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }

    public List<String> all(String name) {
        return pairs.stream()
                .filter(p -> p.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** The first value of each name. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(p -> map.putIfAbsent(p.name(), p.value()));
        return map;
    }

    /** {@code a=1&b=two+words}. */
    public String encoded() {
        StringBuilder out = new StringBuilder();
        for (Pair pair : pairs) {
            if (out.length() > 0) out.append('&');
            out.append(PercentCode.encode(pair.name(), true))
                    .append('=')
                    .append(PercentCode.encode(pair.value(), true));
        }
        return out.toString();
    }

    public byte[] encodedBytes() {
        return encoded().getBytes(StandardCharsets.US_ASCII);
    }
}
