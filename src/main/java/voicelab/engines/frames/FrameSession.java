package voicelab.engines.frames;

import voicelab.net.Hop;
import voicelab.protocols.frames.FrameMessage;

/** One client of a {@link FrameServer} that shook hands. Thread-safe. */
public interface FrameSession {

    Hop hop();

    /** The client's {@code LabHello}. */
    FrameMessage hello();

    /** Sends an answer or a push; a client that does not read is closed when its bound is reached. */
    void send(FrameMessage message);

    /** Notes a well-formed request that the room does not do; the room answers it in its own words. */
    void unsupported(String what);

    /** Says why in an error frame, then closes. */
    void close(String reason);

    boolean isOpen();
}
