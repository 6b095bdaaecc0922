package voicelab.systems.resourcemanager;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The GVP session id and the header that carries it: {@code <GUID>;gvp.rm.datanodes=1;gvp.rm.tenant-id=<path>_<profile>}
 * (facts 1.3). GUIDs of one process share their first group.
 */
final class SessionId {
    static final String HEADER = "X-Genesys-GVP-Session-ID";
    private static final Pattern CARRIED = Pattern.compile("\\s*([0-9A-Za-z-]{1,64})\\s*(;.*)?");

    private final RandomGenerator random;
    private final String firstGroup;

    SessionId(RandomGenerator random) {
        this.random = random;
        this.firstGroup = String.format(Locale.ROOT, "%08X", random.nextInt());
    }

    synchronized String next() {
        long a = random.nextLong();
        long b = random.nextLong();
        return String.format(
                Locale.ROOT,
                "%s-%04X-%04X-%04X-%012X",
                firstGroup,
                a >>> 48,
                a >>> 32 & 0xFFFF,
                a >>> 16 & 0xFFFF,
                b & 0xFFFF_FFFF_FFFFL);
    }

    /** The id in a header's value; empty when that is none. */
    static Optional<String> in(String header) {
        Matcher m = CARRIED.matcher(header);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** @param dataNodes the nodes that know the session: {@code 1}, or {@code 1|2} and {@code 2|1} in a pair */
    static String header(String guid, String dataNodes, String tenantId) {
        return guid + ";gvp.rm.datanodes=" + dataNodes + ";gvp.rm.tenant-id=" + tenantId;
    }
}
