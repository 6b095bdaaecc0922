package voicelab.engines.frames.config.server;

/** Who changes something: as it authenticated. */
public record Author(String userName, String clientName) {
    /** The server itself: seed, reset, restored snapshot. */
    public static final Author SERVER = new Author("", "confserv");
}
