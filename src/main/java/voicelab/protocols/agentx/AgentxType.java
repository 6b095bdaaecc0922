package voicelab.protocols.agentx;

import java.util.Optional;

/** The eighteen kinds of PDU (RFC 2741 section 6.1). */
public enum AgentxType {
    OPEN(1, "Open", false),
    CLOSE(2, "Close", false),
    REGISTER(3, "Register", true),
    UNREGISTER(4, "Unregister", true),
    GET(5, "Get", true),
    GET_NEXT(6, "GetNext", true),
    GET_BULK(7, "GetBulk", true),
    TEST_SET(8, "TestSet", true),
    COMMIT_SET(9, "CommitSet", false),
    UNDO_SET(10, "UndoSet", false),
    CLEANUP_SET(11, "CleanupSet", false),
    NOTIFY(12, "Notify", true),
    PING(13, "Ping", true),
    INDEX_ALLOCATE(14, "IndexAllocate", true),
    INDEX_DEALLOCATE(15, "IndexDeallocate", true),
    ADD_AGENT_CAPS(16, "AddAgentCaps", true),
    REMOVE_AGENT_CAPS(17, "RemoveAgentCaps", true),
    RESPONSE(18, "Response", false);

    private final int number;
    private final String word;
    private final boolean hasContext;

    AgentxType(int number, String word, boolean hasContext) {
        this.number = number;
        this.word = word;
        this.hasContext = hasContext;
    }

    public int number() {
        return number;
    }

    /** As the RFC spells it, without {@code agentx-} and {@code -PDU}. */
    public String word() {
        return word;
    }

    /** Whether a context may stand before its body. */
    public boolean hasContext() {
        return hasContext;
    }

    public static Optional<AgentxType> of(int number) {
        for (AgentxType each : values()) if (each.number == number) return Optional.of(each);
        return Optional.empty();
    }
}
