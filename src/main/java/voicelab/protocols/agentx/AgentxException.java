package voicelab.protocols.agentx;

import java.util.Optional;

/** Bytes that are no PDU. With a header the stream goes on behind it and the sender can be told; without, it is lost. */
public final class AgentxException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient AgentxHead head;

    AgentxException(AgentxHead head, String message) {
        super(message);
        this.head = head;
    }

    /** The header of the PDU that could not be read. */
    public Optional<AgentxHead> head() {
        return Optional.ofNullable(head);
    }
}
