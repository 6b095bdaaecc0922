package voicelab.systems.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** The session's variables (facts 2.3), and those of them that the first GET carries. */
final class SessionVariables {
    private SessionVariables() {}

    static Map<String, Object> of(DialogRequest request, SipPacket invite) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> originalCase = new LinkedHashMap<>();
        for (SipHeader each : invite.allHeaders()) {
            headers.merge(each.name().toLowerCase(Locale.ROOT), each.value(), (a, b) -> a + ", " + b);
            originalCase.merge(each.name(), each.value(), (a, b) -> a + ", " + b);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("connection.local.uri", request.localUri());
        all.put("connection.remote.uri", request.remoteUri());
        all.put("connection.originator", request.remoteUri());
        all.put("connection.protocol.name", "sip");
        all.put("connection.protocol.version", "2.0");
        all.put("connection.protocol.sip.headers", headers);
        all.put("connection.protocol.sip.headers.originalcase", originalCase);
        all.put("connection.protocol.sip.requesturi", request.params());
        all.put("connection.redirect", List.of());
        all.put("connection.callidref", invite.callId());
        all.put("connection.uuid", invite.header("X-Genesys-CallUUID").orElse(""));
        all.put("connection.dn", request.dnis());
        all.put("connection.ani", request.ani());
        all.put("connection.dnis", request.dnis());
        all.put("connection.ocn", "");
        all.put("connection.rdnis", "");
        all.put("connection.rreason", "");
        all.put("com.genesyslab.sessionid", request.guid());
        all.put("com.genesyslab.userdata", UserData.of(invite));
        return all;
    }

    /** Code 1 of {@code vxmli.session_vars}: sent with the first GET. */
    static Map<String, String> withFirstGet(DialogRequest request, SipPacket invite) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("LOCALURI", request.localUri());
        fields.put("REMOTEURI", request.remoteUri());
        fields.put("CALLIDREF", invite.callId());
        return fields;
    }
}
