package voicelab.bench.calls;

/**
 * The call records that were found at the end.
 *
 * @param where they were read: {@code SQL} or {@code query queue}
 * @param completed calls for which exactly one of each was expected
 * @param rm records of the Resource Manager
 * @param mcp records of an MCP
 * @param lost records of completed calls that are not there
 * @param twice records beyond the first one of a call and a component
 * @param waitedMillis from the last call's end until nothing more was missing, or the patience was over
 */
public record RecordCount(String where, int completed, long rm, long mcp, long lost, long twice, long waitedMillis) {
    public boolean whole() {
        return lost == 0 && twice == 0;
    }
}
