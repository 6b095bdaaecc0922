package voicelab.systems.interactionserver;

import java.util.Set;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** {@code Ping}: {@code RequestResponse} with statistics of the server and this capture point; their names are ours. */
final class SoapPing implements SoapOperation {
    @Override
    public void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out) throws SoapFault {
        request.only(Set.of());
        CaptureDesk.respond(
                out,
                KvList.EMPTY
                        .with("CapturePoint", point.name())
                        .with("RequestsReceived", new KvValue.Int((int) desk.received(point.name())))
                        .with("FaultsSent", new KvValue.Int((int) desk.faults(point.name())))
                        .with(
                                "CurrentInteractions",
                                new KvValue.Int(desk.book().all().size())));
    }
}
