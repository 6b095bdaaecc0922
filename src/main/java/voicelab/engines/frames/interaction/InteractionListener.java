package voicelab.engines.frames.interaction;

import voicelab.protocols.frames.FrameMessage;

/** Told about an {@link InteractionClient}'s life, on its event loop: return quickly, never block. */
public interface InteractionListener {

    /** Registered; requests are taken from now on. Subscriptions of an earlier connection are gone. */
    default void ready() {}

    default void lost(String reason) {}

    /** A message that answers no request: a reporting event, a revocation, a change by others. */
    default void pushed(FrameMessage message) {}

    InteractionListener NONE = new InteractionListener() {};
}
