package voicelab.map;

/** A system's kebab-case id, the same in YAML, CLI, URL, route, thread and log. */
public record SystemId(String text) implements Comparable<SystemId> {

    /** {@code RESOURCE_MANAGER}: the id as it stands in {@code LAB_*} variables. */
    public String variable() {
        return text.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }

    @Override
    public int compareTo(SystemId other) {
        return text.compareTo(other.text);
    }

    /** As a record's own, but needs no bootstrap: half the lab's maps have it as key, and each start pays. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SystemId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
