package voicelab.engines.frames;

import voicelab.protocols.frames.FrameMessage;

/** Told about a {@link FrameClient}'s life, on its event loop: return quickly, never block. */
public interface FrameClientListener {

    /** The handshake is done; requests are taken from now on. */
    default void connected(FrameMessage welcome) {}

    /** The connection is gone and pending requests have failed; redialling goes on by itself. */
    default void lost(String reason) {}

    /** A message that answers no request. */
    default void pushed(FrameMessage message) {}

    FrameClientListener NONE = new FrameClientListener() {};
}
