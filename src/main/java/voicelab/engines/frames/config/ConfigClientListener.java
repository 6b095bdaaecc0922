package voicelab.engines.frames.config;

/** Told about a {@link ConfigClient}'s life, on its event loop: return quickly, never block. */
public interface ConfigClientListener {

    /** Authenticated and subscribed, for the first time or again: what was read before may be out of date. */
    default void ready() {}

    /** The configuration cannot be read for now; what was read stays valid for its reader. */
    default void lost(String reason) {}

    /** The server does not let this client in; it is tried again at the next connection. */
    default void refused(ConfigFailure failure) {}

    ConfigClientListener NONE = new ConfigClientListener() {};
}
