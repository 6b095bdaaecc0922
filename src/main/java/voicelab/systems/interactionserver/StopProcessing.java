package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestStopProcessing{interactionId, reason}}: {@code EventAck}; the interaction is gone. */
final class StopProcessing implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        desk.book()
                .stop(Asked.text(request, "interactionId"), Asked.text(request, "reason", ""), client.actor(request));
        return FrameMessage.named(InteractionNames.EVENT_ACK);
    }
}
