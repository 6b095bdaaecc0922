package voicelab.systems.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.HttpSyntaxError;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** A call's attached data on the wire: a header of the INVITE, a form in INFO. Ours (docs/sip-server.md). */
final class UserData {
    static final String TYPE = HttpRequest.FORM;
    private static final String HEADER = "X-Genesys-UserData";
    private static final int MOST_BYTES = 4_096;

    private UserData() {}

    /** Empty also where it cannot be read: the dialog goes on without. */
    static Map<String, String> of(SipPacket invite) {
        Map<String, String> data = new LinkedHashMap<>();
        for (String form : invite.headers(HEADER)) {
            try {
                if (form.length() <= MOST_BYTES)
                    data.putAll(Parameters.parse(form.strip()).asMap());
            } catch (HttpSyntaxError e) {
                // SIP Server refuses such data; somebody else's is passed over
            }
        }
        return data;
    }

    static boolean isIn(SipContent body) {
        return body.is(HttpRequest.FORM);
    }

    /** Null when it is too much for one INFO. */
    static SipContent body(Map<String, String> data) {
        String form = Parameters.of(data).encoded();
        return form.length() > MOST_BYTES ? null : SipContent.of(HttpRequest.FORM, form);
    }

    /** The status that an INFO with such a body is answered. */
    static int status(SipContent body) {
        if (body.bytes().length > MOST_BYTES) return 413;
        try {
            Parameters.parse(body.text().strip());
            return 200;
        } catch (HttpSyntaxError e) {
            return 400;
        }
    }
}
