package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestPlaceInQueue{interactionId, queue, hold, reason}}: {@code EventAck}. */
final class PlaceInQueue implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        desk.book()
                .place(
                        Asked.text(request, "interactionId"),
                        Asked.text(request, "queue"),
                        Asked.flag(request, "hold"),
                        Asked.text(request, "reason", ""),
                        client.actor(request));
        return FrameMessage.named(InteractionNames.EVENT_ACK);
    }
}
