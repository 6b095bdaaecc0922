package voicelab.systems.interactionserver;

/** One operation of the capture point. */
@FunctionalInterface
interface SoapOperation {

    /** Does it and writes the element of its answer. */
    void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out) throws Refusal, SoapFault;
}
