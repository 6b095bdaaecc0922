package voicelab.systems.resourcemanager;

import voicelab.engines.sip.ProxyTarget;

/**
 * The headers by which a leg is known behind this proxy (facts 1.3): session id, session data, the profile's DBID, and its own
 * Record-Route {@code <sip:0x<hex>@rm:port;lr;gvp.rm.datanodes=1;confinstid=<id>;idtag=<8 hex>>}. What the hexadecimal digits say is
 * ours: one for the Call-ID and one for the session.
 */
final class LegHeaders {
    private static final String DATA = "X-Genesys-GVP-Session-Data";
    private static final String APPLICATION = "X-Genesys-RM-Application-dbid";

    private LegHeaders() {}

    static ProxyTarget on(Desk desk, ProxyTarget target, CallSession session) {
        ProfileChoice choice = session.choice();
        ProxyTarget made = target.set(
                        SessionId.HEADER,
                        SessionId.header(session.guid(), desk.pair().dataNodes(), choice.tenantId()))
                .set(DATA, data(session))
                .record("0x" + SessionId.hex8(session.callId().hashCode()), parameters(desk, session));
        IvrProfile profile = choice.profile();
        return profile == null ? made : made.set(APPLICATION, Integer.toString(profile.dbid()));
    }

    private static String parameters(Desk desk, CallSession session) {
        StringBuilder out =
                new StringBuilder("gvp.rm.datanodes=").append(desk.pair().node());
        if (!session.instance().isEmpty()) parameter(out.append(";confinstid="), session.instance());
        return out.append(";idtag=")
                .append(SessionId.hex8(session.guid().hashCode()))
                .toString();
    }

    /** A user part may hold what a parameter's value may not (RFC 3261 section 25.1). */
    private static void parameter(StringBuilder out, String user) {
        for (int i = 0; i < user.length(); i++) {
            char c = user.charAt(i);
            if ("=,;?".indexOf(c) < 0) out.append(c);
            else out.append('%').append(Integer.toHexString(c));
        }
    }

    /** {@code callsession=<GUID>;<n>;<n>;;;;<tenant path>;<profile>}: the meaning of the two numbers is not public, ours are 0. */
    private static String data(CallSession session) {
        ProfileChoice choice = session.choice();
        String tenant = choice.tenant() == null ? "" : choice.tenant().path();
        String profile = choice.profile() == null ? "" : choice.profile().name();
        return "callsession=" + session.guid() + ";0;0;;;;" + tenant + ";" + profile;
    }
}
