package voicelab.protocols.agentx;

import java.util.List;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Variable;

/** What stands behind the header of a PDU (RFC 2741 section 6.2). */
public sealed interface AgentxBody {
    Empty NOTHING = new Empty();

    /** @param timeoutSeconds 0 for the master's own choice */
    record Open(int timeoutSeconds, Oid id, String description) implements AgentxBody {}

    record Close(int reason) implements AgentxBody {}

    /**
     * Register, and Unregister (which has no time-out).
     *
     * @param timeoutSeconds 0 for the session's own
     * @param rangeSubid which sub-identifier runs up to {@code upperBound}, counted from 1; 0 for none
     */
    record Region(int timeoutSeconds, int priority, int rangeSubid, Oid subtree, long upperBound)
            implements AgentxBody {}

    /** Get and GetNext. */
    record Search(List<SearchRange> ranges) implements AgentxBody {}

    record Bulk(int nonRepeaters, int maxRepetitions, List<SearchRange> ranges) implements AgentxBody {}

    /** TestSet, Notify, IndexAllocate, IndexDeallocate. */
    record Variables(List<Variable> variables) implements AgentxBody {}

    /** AddAgentCaps, and RemoveAgentCaps (which has no description). */
    record Caps(Oid id, String description) implements AgentxBody {}

    /** CommitSet, UndoSet, CleanupSet, Ping. */
    record Empty() implements AgentxBody {}

    /** @param upTime hundredths of a second, the master's */
    record Response(long upTime, int error, int index, List<Variable> variables) implements AgentxBody {}
}
