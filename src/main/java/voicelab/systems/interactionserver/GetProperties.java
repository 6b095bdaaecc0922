package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestGetInteractionProperties{interactionId}}: {@code EventInteractionProperties{interaction}}. */
final class GetProperties implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        Interaction found = desk.book().get(Asked.text(request, "interactionId"));
        return FrameMessage.named(InteractionNames.EVENT_INTERACTION_PROPERTIES)
                .put("interaction", Properties.of(found));
    }
}
