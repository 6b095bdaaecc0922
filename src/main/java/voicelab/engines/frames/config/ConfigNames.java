package voicelab.engines.frames.config;

/**
 * Message names and error codes of the configuration protocol. {@code docs/open-framing.md} section 5 says which names are
 * documented by the vendor and which are ours.
 */
public final class ConfigNames {
    public static final String REQUEST_AUTHENTICATE = "RequestAuthenticate";
    public static final String EVENT_AUTHENTICATED = "EventAuthenticated";
    public static final String REQUEST_READ_OBJECTS = "RequestReadObjects";
    public static final String EVENT_OBJECTS_READ = "EventObjectsRead";
    public static final String EVENT_OBJECTS_SENT = "EventObjectsSent";
    public static final String REQUEST_BRIEF_INFO = "RequestBriefInfo";
    public static final String EVENT_BRIEF_INFO = "EventBriefInfo";
    public static final String REQUEST_CREATE_OBJECT = "RequestCreateObject";
    public static final String EVENT_OBJECT_CREATED = "EventObjectCreated";
    public static final String REQUEST_UPDATE_OBJECT = "RequestUpdateObject";
    public static final String EVENT_OBJECT_UPDATED = "EventObjectUpdated";
    public static final String REQUEST_DELETE_OBJECT = "RequestDeleteObject";
    public static final String EVENT_OBJECT_DELETED = "EventObjectDeleted";
    public static final String REQUEST_REGISTER_NOTIFICATION = "RequestRegisterNotification";
    public static final String EVENT_NOTIFICATION_REGISTERED = "EventNotificationRegistered";
    public static final String REQUEST_UNREGISTER_NOTIFICATION = "RequestUnregisterNotification";
    public static final String EVENT_NOTIFICATION_UNREGISTERED = "EventNotificationUnregistered";
    public static final String REQUEST_READ_HISTORY = "RequestReadHistory";
    public static final String EVENT_HISTORY_READ = "EventHistoryRead";
    public static final String EVENT_HISTORY_LOG_SENT = "EventHistoryLogSent";
    public static final String EVENT_ERROR = "EventError";

    /** Error codes: words of ours, the vendor's numbers are not public. */
    public static final String NOT_IMPLEMENTED = "not-implemented";

    public static final String NOT_AUTHENTICATED = "not-authenticated";
    public static final String WRONG_CREDENTIALS = "wrong-credentials";
    public static final String BAD_REQUEST = "bad-request";
    public static final String NOT_FOUND = "not-found";
    public static final String EXISTS = "already-exists";
    public static final String IN_USE = "in-use";
    public static final String LIMIT = "limit-reached";
    public static final String READ_ONLY = "read-only";

    private ConfigNames() {}
}
