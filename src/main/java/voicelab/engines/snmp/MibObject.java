package voicelab.engines.snmp;

import voicelab.protocols.smi.Oid;

/**
 * One object of the lab's own MIB.
 *
 * @param name as dashboards know it; the MIB file has it with a small first letter
 * @param suffix below {@link MibCatalogue#ROOT}: of a scalar without its {@code .0}, of a column with entry and column
 * @param table empty for a scalar
 * @param index name of the column that is the table's index; empty for a scalar
 * @param system whose object it is
 * @param help for people
 */
public record MibObject(
        String name, Oid suffix, Kind kind, String table, String index, String system, Origin origin, String help) {

    /** What sort of value it has. */
    public enum Kind {
        GAUGE,
        COUNTER,
        STRING
    }

    /** Whether the name is public or the lab's own. */
    public enum Origin {
        DOCUMENTED,
        OURS
    }

    public Oid oid() {
        return MibCatalogue.ROOT.plus(suffix);
    }

    public boolean isColumn() {
        return !table.isEmpty();
    }
}
