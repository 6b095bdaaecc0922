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

    private static final int GUID_LENGTH = 36;

    private final RandomGenerator random;
    private final String firstGroup;

    SessionId(RandomGenerator random) {
        this.random = random;
        this.firstGroup = String.format(Locale.ROOT, "%08X", random.nextInt());
    }

    synchronized String next() {
        long a = random.nextLong();
        long b = random.nextLong();
        // every call makes one: a formatter would take longer than the rest of its routing
        StringBuilder id = new StringBuilder(GUID_LENGTH).append(firstGroup);
        hex(id.append('-'), a >>> 48, 4);
        hex(id.append('-'), a >>> 32, 4);
        hex(id.append('-'), a >>> 16, 4);
        hex(id.append('-'), b, 12);
        return id.toString();
    }

    private static void hex(StringBuilder to, long value, int digits) {
        for (int shift = 4 * digits - 4; shift >= 0; shift -= 4)
            to.append("0123456789ABCDEF".charAt((int) (value >>> shift & 0xF)));
    }

    /** The id in a header's value; empty when that is none. */
    static Optional<String> in(String header) {
        Matcher m = CARRIED.matcher(header);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    static String header(String guid, String tenantId) {
        return guid + ";gvp.rm.datanodes=1;gvp.rm.tenant-id=" + tenantId;
    }
}
