package voicelab.engines.sip.bend;

import java.util.List;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;

/**
 * Requests that the arrow itself refuses, as a proxy on the way would: the callee hears nothing of them, the ACK of a refused
 * INVITE included. Thread-safe.
 */
public final class Rejections {
    private final Remembered<Boolean> refused = new Remembered<>();

    /** @param retryAfter seconds; negative for no such header */
    public SipPacket answer(SipPacket request, int status, int retryAfter) {
        if (request.is("INVITE")) refused.put(key(request), true);
        List<SipHeader> headers =
                retryAfter < 0 ? List.of() : List.of(new SipHeader("Retry-After", Integer.toString(retryAfter)));
        String tag = "fault-" + Integer.toHexString(request.callId().hashCode());
        return SipWriter.response(request, status, "", tag, headers, null, false);
    }

    /** Whether this is the ACK of a refusal of ours (RFC 3261 section 17.1.1.3: in the INVITE's branch). */
    public boolean absorbs(SipPacket packet) {
        return packet.isRequest()
                && packet.is("ACK")
                && refused.get(key(packet)).isPresent();
    }

    private static String key(SipPacket request) {
        return request.transactionKey();
    }
}
