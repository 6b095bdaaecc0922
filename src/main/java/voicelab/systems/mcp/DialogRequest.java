package voicelab.systems.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.http.HttpSyntaxError;
import voicelab.protocols.http.PercentCode;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/**
 * What an INVITE to the dialog service asks for (RFC 5552 section 2.1, facts 1.3).
 *
 * @param page the first page
 * @param params all parameters of the request URI, decoded
 * @param guid the GVP session id; empty when the request carries none
 * @param tenant dotted tenant path of the session header
 * @param profile IVR profile of the session header
 */
record DialogRequest(
        URI page,
        Map<String, String> params,
        String guid,
        String tenant,
        String profile,
        String ani,
        String dnis,
        String localUri,
        String remoteUri) {
    static final String SESSION_HEADER = "X-Genesys-GVP-Session-ID";
    private static final String TENANT_ID = "gvp.rm.tenant-id=";

    /** What is wrong with the request, to be answered 400. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String what) {
            super(what, null, false, false);
        }
    }

    static DialogRequest of(SipPacket invite, SipUri uri) throws Unfit {
        Map<String, String> params = decoded(uri);
        String page = params.getOrDefault("voicexml", "");
        if (page.isBlank()) throw new Unfit("the parameter voicexml names no page");
        String session = invite.header(SESSION_HEADER).orElse("");
        int semicolon = session.indexOf(';');
        String tenantId = parameter(session);
        int underline = tenantId.indexOf('_');
        return new DialogRequest(
                uriOf(page),
                params,
                (semicolon < 0 ? session : session.substring(0, semicolon)).trim(),
                underline < 0 ? tenantId : tenantId.substring(0, underline),
                underline < 0 ? "" : tenantId.substring(underline + 1),
                user(invite.from()),
                user(invite.to()),
                address(invite.to()),
                address(invite.from()));
    }

    private static Map<String, String> decoded(SipUri uri) throws Unfit {
        Map<String, String> params = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : uri.params().entrySet()) {
            try {
                params.put(each.getKey(), PercentCode.decode(each.getValue(), false));
            } catch (HttpSyntaxError e) {
                throw new Unfit("the parameter " + each.getKey() + ": " + e.getMessage());
            }
        }
        return params;
    }

    private static URI uriOf(String page) throws Unfit {
        try {
            URI uri = new URI(page.trim());
            if (uri.isAbsolute() && uri.getHost() != null) return uri;
        } catch (URISyntaxException e) {
            throw new Unfit("the page's URL " + page + ": " + e.getReason());
        }
        throw new Unfit("the page's URL " + page + " is not absolute");
    }

    private static String parameter(String session) {
        for (String part : session.split(";", 20)) {
            String trimmed = part.trim();
            if (trimmed.startsWith(TENANT_ID)) return trimmed.substring(TENANT_ID.length());
        }
        return "";
    }

    private static String user(String address) {
        return sip(address).map(SipUri::user).orElse("");
    }

    private static Optional<SipUri> sip(String address) {
        return NameAddr.read(address).flatMap(NameAddr::sipUri);
    }

    private static String address(String value) {
        return NameAddr.read(value).map(NameAddr::uri).orElse("");
    }

    /** Resource Manager's policy of that name comes along where it forbids. */
    boolean mayRecord() {
        return !params.getOrDefault("gvp.policy.voicexml-recording-allowed", "").equals("false");
    }

    DialogRequest withGuid(String made) {
        return new DialogRequest(page, params, made, tenant, profile, ani, dnis, localUri, remoteUri);
    }
}
