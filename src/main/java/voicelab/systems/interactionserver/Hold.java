package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestHold} and {@code RequestResume}: {@code EventAck}. What is held is not pulled. */
record Hold(boolean hold) implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        desk.book()
                .hold(
                        Asked.text(request, "interactionId"),
                        hold,
                        Asked.text(request, "reason", ""),
                        client.actor(request));
        return FrameMessage.named(InteractionNames.EVENT_ACK);
    }
}
