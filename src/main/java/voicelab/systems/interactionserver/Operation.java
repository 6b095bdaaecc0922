package voicelab.systems.interactionserver;

import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** One request of the interaction protocol. */
@FunctionalInterface
interface Operation {

    /**
     * @return the answer; its reference id is set by the desk
     * @throws Refusal what becomes an {@code EventError}
     * @throws FrameException an attribute that is not of its kind
     */
    FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal, FrameException;
}
