package voicelab.bench.calls;

import java.util.BitSet;

/** Holds records against the calls that were completed: one of the Resource Manager and one of an MCP for each. */
final class RecordTally {
    private final BitSet completed;
    private final BitSet rmSeen = new BitSet();
    private final BitSet mcpSeen = new BitSet();
    private long rm;
    private long mcp;
    private long twice;
    private final BitSet doubled = new BitSet();

    RecordTally(BitSet completed) {
        this.completed = completed;
    }

    /**
     * @param component {@code rm} or {@code mcp}
     * @param count how many records this call has of it
     */
    void row(int call, String component, int count) {
        boolean isRm = component.equals("rm");
        if (isRm) rm += count;
        else mcp += count;
        if (!completed.get(call)) return;
        (isRm ? rmSeen : mcpSeen).set(call);
        twice += count - 1;
        if (count > 1) doubled.set(call);
    }

    /** Records of completed calls that are not there. */
    long lost() {
        return 2L * completed.cardinality() - rmSeen.cardinality() - mcpSeen.cardinality();
    }

    /** Calls that have none or one alone, for whoever looks for them; at most so many. */
    int[] incomplete(int most) {
        BitSet whole = (BitSet) rmSeen.clone();
        whole.and(mcpSeen);
        BitSet missing = (BitSet) completed.clone();
        missing.andNot(whole);
        return missing.stream().limit(most).toArray();
    }

    /** Calls that have more than one of a component; at most so many. */
    int[] doubled(int most) {
        return doubled.stream().limit(most).toArray();
    }

    RecordCount counted(String where, long millis) {
        return new RecordCount(where, completed.cardinality(), rm, mcp, lost(), twice, millis);
    }
}
