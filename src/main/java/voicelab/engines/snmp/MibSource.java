package voicelab.engines.snmp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.agentx.SearchRange;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Variable;

/** Who answers for registered subtrees: a subagent's session, or the master itself. Called and answering on the home loop. */
interface MibSource {
    CompletableFuture<List<Variable>> get(List<Oid> names, long transaction);

    /** Up to {@code count} instances in the range; fewer means that there are no more. */
    CompletableFuture<List<Variable>> after(SearchRange range, int count, long transaction);

    /** The first step of a Set; fails with {@link SourceError} when it cannot be done. */
    CompletableFuture<Void> test(List<Variable> variables, long transaction);

    CompletableFuture<Void> commit(long transaction);

    CompletableFuture<Void> undo(long transaction);

    /** The last step of a Set; nobody answers it. */
    void cleanup(long transaction);
}
