package voicelab.systems.interactionserver;

import java.util.Set;
import voicelab.protocols.frames.KvList;

/** {@code Update}: an empty {@code RequestResponse}. Its three lists are those of RequestChangeProperties (ours here). */
final class SoapUpdate implements SoapOperation {
    private static final Set<String> ARGUMENTS =
            Set.of("InteractionId", "ExternalId", "AddedProperties", "ChangedProperties", "DeletedProperties");

    @Override
    public void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out)
            throws Refusal, SoapFault {
        request.only(ARGUMENTS);
        PropertyChange change = new PropertyChange(
                request.list("AddedProperties"), request.list("ChangedProperties"), request.list("DeletedProperties"));
        String id = desk.idOf(request);
        if (change.isEmpty()) throw Asked.bad("no property is added, changed or deleted");
        desk.book().change(id, change, CaptureDesk.actor(point));
        CaptureDesk.respond(out, KvList.EMPTY);
    }
}
