package voicelab.engines.media;

/** How the playing of one source ended. */
public enum PlayEnd {
    /** Its last frame was sent. */
    FINISHED,
    /** {@link RtpSession#stopPlaying()}; also for those that still waited. */
    STOPPED,
    /** The session closed first, or the source threw. */
    FAILED
}
