package voicelab.engines.sip;

import java.util.List;
import voicelab.protocols.sip.SipHeader;

/** What a CANCEL that is passed on keeps of the one received: its Reason (RFC 3326). */
final class CancelHeaders {
    private CancelHeaders() {}

    static List<SipHeader> of(ServerTransaction cancelled) {
        if (cancelled.cancel() == null) return List.of();
        return cancelled.cancel().headers("Reason").stream()
                .map(value -> new SipHeader("Reason", value))
                .toList();
    }
}
