package voicelab.systems.interactionserver;

import java.time.Instant;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** Interactions for tests that need no server. */
final class Some {
    static final Instant THEN = Instant.parse("2026-11-20T16:00:00.123Z");

    private Some() {}

    static Interaction interaction(String id, String media, String queue) {
        Submission submission = new Submission(
                "",
                "",
                101,
                media,
                "Inbound",
                "InboundNew",
                false,
                THEN,
                THEN,
                "server",
                1,
                KvList.EMPTY,
                KvList.EMPTY);
        return new Interaction(
                id, submission, Whereabouts.submitted(queue, THEN, 1), KvList.EMPTY.with("a", "ü\n\"1\""));
    }

    /** With everything that can be set. */
    static Interaction full(String id) {
        Submission submission = new Submission(
                "ext",
                "parent",
                101,
                "email",
                "Inbound",
                "InboundReply",
                true,
                THEN,
                THEN.plusSeconds(1),
                "gws#4",
                17,
                KvList.EMPTY.with("q", ""),
                KvList.EMPTY.with("r", ""));
        Whereabouts where = Whereabouts.submitted("one", THEN, 3)
                .placed("two", THEN.plusSeconds(2), 4)
                .taken(InteractionState.HANDLING, new Party(PartyType.AGENT, "kim", "Proxy:gws#4"), THEN.plusSeconds(3))
                .held(THEN.plusSeconds(4));
        KvList data = KvList.EMPTY
                .with("n", new KvValue.Int(-5))
                .with("b", new KvValue.Binary(new byte[] {0, 1, -1}))
                .with("l", KvList.EMPTY.with("inner", "x"));
        return new Interaction(id, submission, where, data);
    }
}
