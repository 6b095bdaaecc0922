package voicelab.protocols.sip;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.Parcel;

/** What the journal shows of a packet and correlates it by. */
final class SipFields {
    private static final String GVP_SESSION = "X-Genesys-GVP-Session-ID";

    private SipFields() {}

    static Map<String, String> of(SipPacket packet) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", packet.method());
        if (packet.isRequest()) fields.put("request-uri", packet.requestUri());
        else fields.put("status", Integer.toString(packet.status()));
        fields.put(Parcel.CALL_ID, packet.callId());
        fields.put("cseq", Long.toString(packet.cseq()));
        fields.put("from", packet.from());
        fields.put("to", packet.to());
        packet.header(GVP_SESSION).ifPresent(value -> {
            int semicolon = value.indexOf(';');
            fields.put(Parcel.SESSION_ID, (semicolon < 0 ? value : value.substring(0, semicolon)).trim());
        });
        return fields;
    }
}
