package voicelab.systems.interactionserver;

import java.time.Instant;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestSubmit}: {@code EventAck{interactionId}}; the interaction waits in its queue. */
final class Submit implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal, FrameException {
        int tenant = Asked.number(request, "tenantId", desk.tenantId(), 1, Integer.MAX_VALUE);
        if (tenant != desk.tenantId()) throw Asked.bad("tenant " + tenant + " is not of this server");
        Draft draft = new Draft(
                Asked.text(request, "interactionId", ""),
                Asked.text(request, "queue"),
                Asked.text(request, "externalId", ""),
                Asked.text(request, "parentInteractionId", ""),
                tenant,
                Asked.text(request, "mediaType"),
                Asked.text(request, "interactionType", "Inbound"),
                Asked.text(request, "interactionSubtype", "InboundNew"),
                Asked.flag(request, "isOnline"),
                receivedAt(request),
                request.kvList("inQueues"),
                request.kvList("outQueues"),
                request.kvList("userData"));
        Interaction made = desk.book().submit(draft, client.actor(request));
        return FrameMessage.named(InteractionNames.EVENT_ACK).put("interactionId", made.id());
    }

    private static Instant receivedAt(FrameMessage request) throws Refusal {
        if (request.attribute("receivedAt").isMissingNode()) return null;
        return request.date("receivedAt")
                .orElseThrow(() -> Asked.bad("receivedAt must be a date such as 2026-11-20T16:00:00.000Z"));
    }
}
