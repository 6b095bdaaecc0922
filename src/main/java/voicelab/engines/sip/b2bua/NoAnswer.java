package voicelab.engines.sip.b2bua;

import java.util.List;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;

/** The 408 of a try that was given up here. */
final class NoAnswer {
    private static final int REQUEST_TIMEOUT = 408;

    private NoAnswer() {}

    static SipPacket to(SipPacket invite) {
        return SipWriter.response(invite, REQUEST_TIMEOUT, "", "here", List.of(), null, true);
    }
}
