package voicelab.standin;

import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import voicelab.map.InstanceId;

/** A stand-in that looks after others and may have them restarted, as a node's agent may its containers. */
public interface PodKeeper {

    /**
     * Handed over before it starts.
     *
     * @param restart takes an instance down and up again; false when it did not come up; blocks
     */
    void restarts(Predicate<InstanceId> restart);

    /**
     * Asks everybody now whether it lives, besides the rhythm; completes when each has answered or failed.
     *
     * @param nonce goes along in the query
     */
    CompletionStage<?> probe(String nonce);
}
