package voicelab.engines.frames.interaction;

/**
 * Message names of the interaction protocol. {@code docs/interaction-server.md} says which are documented by the vendor and
 * which are ours.
 */
public final class InteractionNames {
    /** What {@code LabHello} asks for. */
    public static final String PROTOCOL = "interaction";

    public static final int PROTOCOL_VERSION = 1;

    public static final String REGISTER_CLIENT = "RequestRegisterClient";
    public static final String SUBMIT = "RequestSubmit";
    public static final String PLACE_IN_QUEUE = "RequestPlaceInQueue";
    public static final String PULL = "RequestPull";
    public static final String CHANGE_PROPERTIES = "RequestChangeProperties";
    public static final String STOP_PROCESSING = "RequestStopProcessing";
    public static final String HOLD = "RequestHold";
    public static final String RESUME = "RequestResume";
    public static final String GET_PROPERTIES = "RequestGetInteractionProperties";
    public static final String FIND_INTERACTIONS = "RequestFindInteractions";
    public static final String TAKE_SNAPSHOT = "RequestTakeSnapshot";
    public static final String GET_SNAPSHOT_INTERACTIONS = "RequestGetSnapshotInteractions";
    public static final String RELEASE_SNAPSHOT = "RequestReleaseSnapshot";
    public static final String START_REPORTING_ALL = "RequestStartPlaceAgentStateReportingAll";
    public static final String STOP_REPORTING_ALL = "RequestStopPlaceAgentStateReportingAll";

    public static final String EVENT_ACK = "EventAck";
    public static final String EVENT_ERROR = "EventError";
    public static final String EVENT_PULLED_INTERACTIONS = "EventPulledInteractions";
    public static final String EVENT_INTERACTION_PROPERTIES = "EventInteractionProperties";
    public static final String EVENT_FOUND_INTERACTIONS = "EventFoundInteractions";
    public static final String EVENT_SNAPSHOT_TAKEN = "EventSnapshotTaken";
    public static final String EVENT_SNAPSHOT_INTERACTIONS = "EventSnapshotInteractions";

    public static final String EVENT_INTERACTION_SUBMITTED = "EventInteractionSubmitted";
    public static final String EVENT_PLACED_IN_QUEUE = "EventPlacedInQueue";
    public static final String EVENT_TAKEN_FROM_QUEUE = "EventTakenFromQueue";
    public static final String EVENT_PROPERTIES_CHANGED = "EventPropertiesChanged";
    public static final String EVENT_PARTY_ADDED = "EventPartyAdded";
    public static final String EVENT_PARTY_REMOVED = "EventPartyRemoved";
    public static final String EVENT_HELD = "EventHeld";
    public static final String EVENT_RESUMED = "EventResumed";
    public static final String EVENT_REVOKED = "EventRevoked";
    public static final String EVENT_PROCESSING_STOPPED = "EventProcessingStopped";

    /** The extension of RequestRegisterClient by which a media server asks to hear of others' changes. */
    public static final String EXTENSION_PROPERTIES_CHANGED = "event_properties_changed";

    private InteractionNames() {}
}
