package voicelab.systems.resourcemanager;

/** Messages of protocol {@code rm-pair}, version 1, in the open framing: ours, see docs/resource-manager-pair.md. */
final class PairNames {
    static final String PROTOCOL = "rm-pair";
    static final int VERSION = 1;

    static final String JOIN = "RequestJoinPair";
    static final String JOINED = "EventPairJoined";
    static final String KEEP = "RequestKeepSessions";
    static final String KEPT = "EventSessionsKept";
    static final String HEARTBEAT = "RequestHeartbeat";
    static final String HEARTBEAT_HEARD = "EventHeartbeat";
    static final String HOME = "RequestHome";
    static final String HOME_GIVEN = "EventHome";
    static final String ERROR = "EventError";

    private PairNames() {}
}
