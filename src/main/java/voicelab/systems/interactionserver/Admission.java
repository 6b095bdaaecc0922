package voicelab.systems.interactionserver;

import java.util.Set;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.protocols.frames.KvList;

/** What a queue's name, a list's size and the book's fullness must be. */
record Admission(Set<String> queues, BookLimits limits) {

    void requireQueue(String queue) throws Refusal {
        if (!queues.contains(queue))
            throw new Refusal(InteractionErrors.UNKNOWN_QUEUE, "there is no queue \"" + queue + "\"");
    }

    void requireRoom(int present, Draft draft) throws Refusal {
        if (present >= limits.maxInteractions())
            throw new Refusal(
                    InteractionErrors.LIMIT_REACHED,
                    limits.maxInteractions() + " interactions, the bound of this server (max-interactions)");
        requireWeight(draft.userData());
        requireWeight(draft.inQueues());
        requireWeight(draft.outQueues());
    }

    void requireWeight(KvList list) throws Refusal {
        if (Weight.of(list) > limits.maxUserDataChars())
            throw new Refusal(
                    InteractionErrors.LIMIT_REACHED,
                    "a key-value list has more than " + limits.maxUserDataChars() + " characters (max-user-data)");
    }
}
