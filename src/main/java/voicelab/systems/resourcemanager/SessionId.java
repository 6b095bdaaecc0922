package voicelab.systems.resourcemanager;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The GVP session id and the header that carries it: {@code <GUID>;gvp.rm.datanodes=1;gvp.rm.tenant-id=<path>_<profile>}
 * (facts 1.3). GUIDs of one process share their first group.
 */
final class SessionId {
    static final String HEADER = "X-Genesys-GVP-Session-ID";
    private static final int LONGEST = 64;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final RandomGenerator random;
    private final String firstGroup;

    SessionId(RandomGenerator random) {
        this.random = random;
        this.firstGroup = hex8(random.nextInt());
    }

    String next() {
        long a;
        long b;
        synchronized (random) {
            a = random.nextLong();
            b = random.nextLong();
        }
        StringBuilder out = new StringBuilder(36).append(firstGroup);
        group(out, a >>> 48, 4);
        group(out, a >>> 32, 4);
        group(out, a >>> 16, 4);
        group(out, b, 12);
        return out.toString();
    }

    private static void group(StringBuilder out, long bits, int digits) {
        out.append('-');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.append(HEX[(int) (bits >>> shift & 15)]);
    }

    /** Eight hexadecimal digits, as tags and the users of this proxy's own routes have them. */
    static String hex8(int bits) {
        StringBuilder out = new StringBuilder(8);
        for (int shift = 28; shift >= 0; shift -= 4) out.append(HEX[bits >>> shift & 15]);
        return out.toString();
    }

    /** The id in a header's value; empty when that is none. */
    static Optional<String> in(String header) {
        int semicolon = header.indexOf(';');
        String id = (semicolon < 0 ? header : header.substring(0, semicolon)).trim();
        if (id.isEmpty() || id.length() > LONGEST) return Optional.empty();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-') return Optional.empty();
        }
        return Optional.of(id);
    }

    /** @param dataNodes the nodes that know the session: {@code 1}, or {@code 1|2} and {@code 2|1} in a pair */
    static String header(String guid, String dataNodes, String tenantId) {
        return guid + ";gvp.rm.datanodes=" + dataNodes + ";gvp.rm.tenant-id=" + tenantId;
    }
}
