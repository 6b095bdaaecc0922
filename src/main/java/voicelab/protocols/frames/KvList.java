package voicelab.protocols.frames;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key-value list as the configuration and interaction protocols have it: ordered entries, each a string, an integer,
 * bytes or another list. Immutable. {@code options} and {@code userProperties} are lists of two levels: section, key, value.
 */
public record KvList(List<Entry> entries) {
    public static final KvList EMPTY = new KvList(List.of());

    /** One key with its value. */
    public record Entry(String key, KvValue value) {}

    public KvList {
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The first value under this key. */
    public Optional<KvValue> get(String key) {
        return entries.stream()
                .filter(entry -> entry.key.equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** The first value under this key, as text. */
    public Optional<String> text(String key) {
        return get(key).map(KvValue::text);
    }

    /** The list under this key; the empty list where there is none. */
    public KvList list(String key) {
        return get(key).flatMap(
                        value -> value instanceof KvValue.Nested nested ? Optional.of(nested.list()) : Optional.empty())
                .orElse(EMPTY);
    }

    /** A value of a two-level list. */
    public Optional<String> text(String section, String key) {
        return list(section).text(key);
    }

    /** One level as a map of texts, in order; of a repeated key the first counts. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach(entry -> texts.putIfAbsent(entry.key, entry.value.text()));
        return texts;
    }

    /** This list with the key set: in its place where it is there, else at the end. */
    public KvList with(String key, KvValue value) {
        List<Entry> next = new ArrayList<>(entries);
        for (int i = 0; i < next.size(); i++)
            if (next.get(i).key.equals(key)) {
                next.set(i, new Entry(key, value));
                return new KvList(next);
            }
        next.add(new Entry(key, value));
        return new KvList(next);
    }

    public KvList with(String key, String value) {
        return with(key, new KvValue.Text(value));
    }

    public KvList with(String key, KvList value) {
        return with(key, new KvValue.Nested(value));
    }

    public KvList without(String key) {
        return new KvList(
                entries.stream().filter(entry -> !entry.key.equals(key)).toList());
    }

    /** A two-level list of texts: section, key, value. */
    public static KvList ofSections(Map<String, ? extends Map<String, String>> sections) {
        List<Entry> all = new ArrayList<>();
        sections.forEach((section, values) -> {
            List<Entry> inner = new ArrayList<>();
            values.forEach((key, value) -> inner.add(new Entry(key, new KvValue.Text(value))));
            all.add(new Entry(section, new KvValue.Nested(new KvList(inner))));
        });
        return new KvList(all);
    }
}
