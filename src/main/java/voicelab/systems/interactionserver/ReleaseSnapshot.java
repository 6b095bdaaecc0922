package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestReleaseSnapshot{snapshotId}}: {@code EventAck}; what it had locked is free again. */
final class ReleaseSnapshot implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        desk.release(desk.snapshot(client, request));
        return FrameMessage.named(InteractionNames.EVENT_ACK);
    }
}
