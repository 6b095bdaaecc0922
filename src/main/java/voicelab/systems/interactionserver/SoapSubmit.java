package voicelab.systems.interactionserver;

import java.util.Set;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.protocols.frames.KvList;

/** {@code Submit}: {@code RequestResponse} whose Extension has the InteractionId. What is left out comes from the defaults. */
final class SoapSubmit implements SoapOperation {
    private static final Set<String> ARGUMENTS = Set.of(
            "InteractionId",
            "ExternalId",
            "ParentInteractionId",
            "TenantId",
            "Queue",
            "MediaType",
            "InteractionType",
            "InteractionSubtype",
            "IsOnline",
            "ReceivedAt",
            "UserData",
            "InQueues",
            "OutQueues");

    @Override
    public void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out)
            throws Refusal, SoapFault {
        request.only(ARGUMENTS);
        int tenant = request.number("TenantId", desk.tenantId());
        if (tenant != desk.tenantId()) throw Asked.bad("tenant " + tenant + " is not of this server");
        Draft draft = new Draft(
                request.text("InteractionId"),
                needed("Queue", request.text("Queue", point.queue())),
                request.text("ExternalId"),
                request.text("ParentInteractionId"),
                tenant,
                needed("MediaType", request.text("MediaType", point.mediaType())),
                request.text("InteractionType", point.type()),
                request.text("InteractionSubtype", point.subtype()),
                request.flag("IsOnline"),
                request.date("ReceivedAt"),
                request.list("InQueues"),
                request.list("OutQueues"),
                request.list("UserData"));
        Interaction made = desk.book().submit(draft, CaptureDesk.actor(point));
        CaptureDesk.respond(out, KvList.EMPTY.with("InteractionId", made.id()));
    }

    private static String needed(String name, String value) throws Refusal {
        if (value.isEmpty())
            throw new Refusal(
                    InteractionErrors.MISSING_VALUE, "Missing " + name + ": neither given nor in the default-values");
        return value;
    }
}
