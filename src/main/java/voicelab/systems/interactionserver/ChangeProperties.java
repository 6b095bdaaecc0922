package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestChangeProperties{interactionId, addedProperties, changedProperties, deletedProperties}}: {@code EventAck}. */
final class ChangeProperties implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal, FrameException {
        PropertyChange change = new PropertyChange(
                request.kvList("addedProperties"),
                request.kvList("changedProperties"),
                request.kvList("deletedProperties"));
        if (change.isEmpty()) throw Asked.bad("no property is added, changed or deleted");
        desk.book().change(Asked.text(request, "interactionId"), change, client.actor(request));
        return FrameMessage.named(InteractionNames.EVENT_ACK);
    }
}
