package voicelab.systems.resourcemanager;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgObject;

/**
 * Options of the Resource Manager's own application ({@code azure_rm}), read anew with each change.
 *
 * @param dnisHeader {@code rm} / {@code sip-header-for-dnis}: empty for the request URI (facts 1.1), else the header whose
 *     address names the dialled number
 * @param ignoreTenantDbid {@code rm} / {@code ignore-ruri-tenant-dbid} (facts 1.1): false lets {@code tenant-dbid} of the request
 *     URI name the tenant
 * @param retryOn {@code rm} / {@code retry-on} (ours): which final answers of a resource lead to another one
 * @param noResource {@code rm} / {@code no-resource-respcode} (ours); null for what the profile of the lab says
 * @param sessionExpires {@code proxy} / {@code sip.sessionexpires} (ours): seconds that this proxy asks for where the caller asks
 *     for no session timer; 0 for none
 * @param minSe {@code proxy} / {@code sip.min_se} (ours): the smallest interval that it lets pass
 */
record RmOptions(
        String dnisHeader,
        boolean ignoreTenantDbid,
        BitSet retryOn,
        RespCode noResource,
        int sessionExpires,
        int minSe) {
    static final String USUAL_RETRY = "408,500,502-599";
    private static final int FIRST_FAILURE = 300;
    private static final int LAST_FAILURE = 699;
    private static final int LEAST_SE = 90; // RFC 4028 section 4
    private static final int MOST_SE = 86_400;
    static final RmOptions USUAL = new RmOptions("", true, statuses(USUAL_RETRY).orElseThrow(), null, 0, LEAST_SE);

    boolean retries(int status) {
        return retryOn.get(status);
    }

    static RmOptions read(CfgObject application, Warnings warnings) {
        Map<String, String> rm = RoutingBookReader.section(application, "rm");
        Map<String, String> proxy = RoutingBookReader.section(application, "proxy");
        return new RmOptions(
                dnisHeader(rm.getOrDefault("sip-header-for-dnis", "")),
                !rm.getOrDefault("ignore-ruri-tenant-dbid", "true").trim().equalsIgnoreCase("false"),
                retryOn(rm.get("retry-on"), warnings),
                noResource(rm.get("no-resource-respcode"), warnings),
                seconds(proxy, "sip.sessionexpires", 0, warnings),
                Math.max(LEAST_SE, seconds(proxy, "sip.min_se", LEAST_SE, warnings)));
    }

    private static String dnisHeader(String said) {
        String name = said.trim();
        return name.equalsIgnoreCase("Request-Uri") ? "" : name;
    }

    private static BitSet retryOn(String said, Warnings warnings) {
        if (said == null) return USUAL.retryOn();
        Optional<BitSet> read = statuses(said);
        if (read.isEmpty()) warnings.warn("rm / retry-on \"" + said + "\" is no list such as " + USUAL_RETRY);
        return read.orElse(USUAL.retryOn());
    }

    private static RespCode noResource(String said, Warnings warnings) {
        if (said == null || said.isBlank()) return null;
        Optional<RespCode> read = RespCode.parse(said);
        if (read.isEmpty()) warnings.warn("rm / no-resource-respcode \"" + said + "\" is no SIP code such as 503");
        return read.orElse(null);
    }

    private static int seconds(Map<String, String> section, String key, int otherwise, Warnings warnings) {
        String said = section.getOrDefault(key, "").trim();
        if (said.isEmpty()) return otherwise;
        int seconds = RespCode.number(said, 6);
        boolean sound = seconds == 0 || (seconds >= LEAST_SE && seconds <= MOST_SE);
        if (!sound) warnings.warn("proxy / " + key + " \"" + said + "\" is no number of seconds from 90 to 86400");
        return sound ? seconds : otherwise;
    }

    /** {@code 408,5xx,500-504}, or {@code none}; empty where it is no such list. */
    static Optional<BitSet> statuses(String text) {
        BitSet set = new BitSet(LAST_FAILURE + 1);
        if (text.trim().equalsIgnoreCase("none")) return Optional.of(set);
        for (String part : text.toLowerCase(Locale.ROOT).split(",", 100)) {
            String one = part.trim();
            int dash = one.indexOf('-');
            boolean wholeClass = one.length() == 3 && one.endsWith("xx");
            int from = RespCode.number(
                    wholeClass
                            ? one.charAt(0) + "00"
                            : dash < 0 ? one : one.substring(0, dash).trim(),
                    3);
            int to = wholeClass
                    ? from + 99
                    : dash < 0 ? from : RespCode.number(one.substring(dash + 1).trim(), 3);
            if (from < FIRST_FAILURE || to < from || to > LAST_FAILURE) return Optional.empty();
            set.set(from, to + 1);
        }
        return Optional.of(set);
    }
}
