package voicelab.systems.mcp;

import java.util.Map;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.sip.SipContent;

/** Values that a dialog returns, as the form body of a BYE (RFC 5552 section 4.4). */
final class ExitValues {
    private static final int MOST = 100;

    private ExitValues() {}

    /** Null when there are none. */
    static SipContent body(Map<String, Object> values) {
        if (values.isEmpty() || values.size() > MOST) return null;
        String[] pairs = new String[values.size() * 2];
        int i = 0;
        for (Map.Entry<String, Object> each : values.entrySet()) {
            pairs[i++] = each.getKey();
            pairs[i++] = String.valueOf(each.getValue());
        }
        return SipContent.of(HttpRequest.FORM, Parameters.of(pairs).encoded());
    }
}
