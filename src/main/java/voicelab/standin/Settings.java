package voicelab.standin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A tree of settings that knows where each value stands, so that every complaint names file and line. A node is a mapping,
 * a list or a scalar; readers ask for the kind that they want.
 */
public final class Settings {
    private final String where;
    private volatile Object value;

    /** @param value a {@code Map<String, Settings>}, a {@code List<Settings>}, or a scalar's text (null: empty) */
    public Settings(String where, Object value) {
        this.where = where;
        this.value = value;
    }

    /** What is read when somebody asks for it: for text that is known to be right. */
    public static Settings late(String where, Supplier<Settings> reading) {
        return new Settings(where, reading);
    }

    /** False for what is {@linkplain #late late} and was not asked for. */
    public boolean isRead() {
        return !(value instanceof Supplier);
    }

    private synchronized Object value() {
        if (value instanceof Supplier<?> reading) value = ((Settings) reading.get()).value();
        return value;
    }

    public static Settings empty(String where) {
        return new Settings(where, new LinkedHashMap<String, Settings>());
    }

    /** {@code profiles/x.yml:12}. */
    public String where() {
        return where;
    }

    public boolean isMapping() {
        return value() instanceof Map;
    }

    public boolean isList() {
        return value() instanceof List;
    }

    /** The mapping's entries in order; an empty value counts as an empty mapping. */
    @SuppressWarnings("unchecked")
    public Map<String, Settings> mapping() {
        if (value() == null) return Map.of();
        if (value() instanceof Map) return (Map<String, Settings>) value;
        throw fault("a mapping is wanted (key: value), not " + kind());
    }

    /** The list's items; an empty value counts as an empty list, a scalar as a list of itself. */
    @SuppressWarnings("unchecked")
    public List<Settings> list() {
        if (value() == null) return List.of();
        if (value() instanceof List) return (List<Settings>) value;
        if (value() instanceof Map) throw fault("a list is wanted, not a mapping");
        return List.of(this);
    }

    public String text() {
        if (value() instanceof Map || value() instanceof List) throw fault("a word is wanted, not " + kind());
        return value() == null ? "" : value.toString();
    }

    public int number() {
        try {
            return Integer.parseInt(text().trim());
        } catch (NumberFormatException e) {
            throw fault("a whole number is wanted, not \"" + text() + "\"");
        }
    }

    public boolean flag() {
        return switch (text()) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw fault("true or false is wanted, not \"" + text() + "\"");
        };
    }

    public Duration duration() {
        return Durations.parse(text())
                .orElseThrow(() -> fault("a duration is wanted such as 200ms, 5s or 2m, not \"" + text() + "\""));
    }

    public Optional<Settings> get(String key) {
        return Optional.ofNullable(mapping().get(key));
    }

    public String text(String key, String fallback) {
        return get(key).map(Settings::text).orElse(fallback);
    }

    public int number(String key, int fallback) {
        return get(key).map(Settings::number).orElse(fallback);
    }

    public boolean flag(String key, boolean fallback) {
        return get(key).map(Settings::flag).orElse(fallback);
    }

    public Duration duration(String key, Duration fallback) {
        return get(key).map(Settings::duration).orElse(fallback);
    }

    /** The words of a list, empty when the key is not there. */
    public List<String> words(String key) {
        return get(key).map(Settings::list).orElse(List.of()).stream()
                .map(Settings::text)
                .toList();
    }

    /** A sub-mapping, empty when the key is not there. */
    public Settings section(String key) {
        return get(key).orElseGet(() -> empty(where));
    }

    /** Complains of keys that nobody reads. */
    public Settings only(Set<String> known) {
        for (Map.Entry<String, Settings> e : mapping().entrySet())
            if (!known.contains(e.getKey()))
                throw e.getValue()
                        .fault("unknown key \"" + e.getKey() + "\"; known here: "
                                + String.join(", ", known.stream().sorted().toList()));
        return this;
    }

    public SettingFault fault(String what) {
        return new SettingFault(where, what);
    }

    private String kind() {
        if (value() instanceof Map) return "a mapping";
        return value() instanceof List ? "a list" : "\"" + value + "\"";
    }
}
