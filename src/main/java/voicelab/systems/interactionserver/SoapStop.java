package voicelab.systems.interactionserver;

import voicelab.protocols.frames.KvList;

/** {@code Stop}: an empty {@code RequestResponse}; the interaction is gone. */
final class SoapStop implements SoapOperation {
    @Override
    public void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out)
            throws Refusal, SoapFault {
        request.only(SoapHold.ARGUMENTS);
        desk.book().stop(desk.idOf(request), request.text("Reason"), CaptureDesk.actor(point));
        CaptureDesk.respond(out, KvList.EMPTY);
    }
}
