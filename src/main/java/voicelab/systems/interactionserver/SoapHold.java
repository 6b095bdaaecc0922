package voicelab.systems.interactionserver;

import java.util.Set;
import voicelab.protocols.frames.KvList;

/** {@code Hold} and {@code Resume}: an empty {@code RequestResponse}. */
record SoapHold(boolean hold) implements SoapOperation {
    static final Set<String> ARGUMENTS = Set.of("InteractionId", "ExternalId", "Reason");

    @Override
    public void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out)
            throws Refusal, SoapFault {
        request.only(ARGUMENTS);
        desk.book().hold(desk.idOf(request), hold, request.text("Reason"), CaptureDesk.actor(point));
        CaptureDesk.respond(out, KvList.EMPTY);
    }
}
