package voicelab.engines.frames;

import voicelab.protocols.frames.FrameMessage;

/** What a room makes of its sessions; called on a session's event loop: never block there. */
@FunctionalInterface
public interface FrameRoom {

    /** A client shook hands; what it sends from now on goes to the guest's handler that is returned. */
    Guest opened(FrameSession session);

    /** One client's conversation. An exception is a bug: it is noted and closes this session alone. */
    interface Guest {
        void received(FrameMessage message);

        /** The connection is gone, whoever ended it. */
        default void closed() {}
    }
}
