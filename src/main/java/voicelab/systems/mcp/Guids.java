package voicelab.systems.mcp;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** GUIDs for calls that come without a GVP session id (placed at the MCP directly). */
final class Guids {
    private Guids() {}

    static String next(RandomGenerator random) {
        long a;
        long b;
        synchronized (random) {
            a = random.nextLong();
            b = random.nextLong();
        }
        return String.format(
                Locale.ROOT,
                "%08X-%04X-%04X-%04X-%012X",
                a >>> 32,
                a >>> 16 & 0xFFFF,
                a & 0xFFFF,
                b >>> 48,
                b & 0xFFFF_FFFF_FFFFL);
    }
}
