package voicelab.engines.snmp.export;

import java.util.List;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.Parameters;

/**
 * {@code GET /snmp?target=&module=&auth=} as prometheus/snmp_exporter reads it.
 *
 * @param target host, or host and port, of an agent
 */
public record SnmpQuestion(String target, String module) {
    /** The one module: so called although the platform's own objects come out of it (facts 9). */
    public static final String MODULE = "if_mib";

    private static final String AUTH = "public_v2";
    private static final int BAD_REQUEST = 400;

    public static SnmpQuestion of(Asked asked) throws HttpRefusal {
        Parameters query = asked.query();
        List<String> targets = query.all("target");
        if (targets.size() != 1 || targets.get(0).isEmpty())
            throw new HttpRefusal(BAD_REQUEST, "'target' parameter must be specified once");
        String module = one(query, "module", MODULE);
        if (!module.equals(MODULE)) throw new HttpRefusal(BAD_REQUEST, "Unknown module '" + module + "'");
        String auth = one(query, "auth", AUTH);
        if (!auth.equals(AUTH)) throw new HttpRefusal(BAD_REQUEST, "Unknown auth '" + auth + "'");
        return new SnmpQuestion(targets.get(0), module);
    }

    private static String one(Parameters query, String name, String usual) throws HttpRefusal {
        List<String> all = query.all(name);
        if (all.size() > 1) throw new HttpRefusal(BAD_REQUEST, "'" + name + "' parameter must only be specified once");
        return all.isEmpty() ? usual : all.get(0);
    }
}
