package voicelab.languages.voicexml;

/** How a transfer went. */
public enum Transferred {
    /** This line cannot transfer. */
    UNSUPPORTED(null),
    /** Blind or consultation: the caller is with the other party and gone from here. */
    LEFT(null),
    /** The caller hung up. */
    HUNG_UP(null),
    BUSY("busy"),
    NO_ANSWER("noanswer"),
    NETWORK_BUSY("network_busy"),
    NEAR_END_DISCONNECT("near_end_disconnect"),
    FAR_END_DISCONNECT("far_end_disconnect"),
    NETWORK_DISCONNECT("network_disconnect"),
    MAX_TIME_DISCONNECT("maxtime_disconnect"),
    UNKNOWN("unknown");

    private final String value;

    Transferred(String value) {
        this.value = value;
    }

    /** The form item's value, or null when this ends in an event instead. */
    String value() {
        return value;
    }
}
