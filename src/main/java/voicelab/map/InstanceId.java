package voicelab.map;

/**
 * One instance of a system. Number 1 reads as the system itself ({@code mcp}), others carry their number
 * ({@code mcp-2}).
 */
public record InstanceId(SystemId system, int number) implements Comparable<InstanceId> {

    public static InstanceId first(SystemId system) {
        return new InstanceId(system, 1);
    }

    /** {@code MCP} or {@code MCP_2}. */
    public String variable() {
        return number == 1 ? system.variable() : system.variable() + "_" + number;
    }

    @Override
    public int compareTo(InstanceId other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : Integer.compare(number, other.number);
    }

    /** As a record's own, but needs no bootstrap; see {@link SystemId}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof InstanceId id && number == id.number && system.equals(id.system);
    }

    @Override
    public int hashCode() {
        return 31 * system.hashCode() + number;
    }

    @Override
    public String toString() {
        return number == 1 ? system.text() : system.text() + "-" + number;
    }
}
