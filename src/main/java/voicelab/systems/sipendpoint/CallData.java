package voicelab.systems.sipendpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.HttpSyntaxError;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** Attached data as this phone has heard it: in the INVITE's header, later by INFO (docs/sip-server.md). Thread-safe. */
final class CallData {
    static final String HEADER = "X-Genesys-UserData";
    private static final int MOST_BYTES = 4_096;
    private static final int MOST_PAIRS = 64;

    private final Map<String, String> pairs = new LinkedHashMap<>();

    static boolean isIn(SipContent body) {
        return body.is(HttpRequest.FORM);
    }

    static String form(Map<String, String> data) {
        return Parameters.of(data).encoded();
    }

    static SipContent body(Map<String, String> data) {
        return SipContent.of(HttpRequest.FORM, form(data));
    }

    void hear(SipPacket invite) {
        invite.header(HEADER).ifPresent(this::hear);
    }

    /** 200, or the status that refuses it: 400 for no such text, 413 for too much. */
    synchronized int hear(String form) {
        if (form.length() > MOST_BYTES) return 413;
        try {
            Map<String, String> news = Parameters.parse(form.strip()).asMap();
            Map<String, String> all = new LinkedHashMap<>(pairs);
            all.putAll(news);
            if (all.size() > MOST_PAIRS) return 413;
            pairs.putAll(news);
            return 200;
        } catch (HttpSyntaxError e) {
            return 400;
        }
    }

    synchronized Map<String, String> all() {
        return new LinkedHashMap<>(pairs);
    }
}
