package voicelab.protocols.agentx;

import java.util.Optional;

/** The eighteen kinds of PDU (RFC 2741 section 6.1); their number is one more than their place. */
public enum AgentxType {
    OPEN("Open", false),
    CLOSE("Close", false),
    REGISTER("Register", true),
    UNREGISTER("Unregister", true),
    GET("Get", true),
    GET_NEXT("GetNext", true),
    GET_BULK("GetBulk", true),
    TEST_SET("TestSet", true),
    COMMIT_SET("CommitSet", false),
    UNDO_SET("UndoSet", false),
    CLEANUP_SET("CleanupSet", false),
    NOTIFY("Notify", true),
    PING("Ping", true),
    INDEX_ALLOCATE("IndexAllocate", true),
    INDEX_DEALLOCATE("IndexDeallocate", true),
    ADD_AGENT_CAPS("AddAgentCaps", true),
    REMOVE_AGENT_CAPS("RemoveAgentCaps", true),
    RESPONSE("Response", false);

    private final String word;
    private final boolean hasContext;

    AgentxType(String word, boolean hasContext) {
        this.word = word;
        this.hasContext = hasContext;
    }

    public int number() {
        return ordinal() + 1;
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
        return number < 1 || number > values().length ? Optional.empty() : Optional.of(values()[number - 1]);
    }
}
