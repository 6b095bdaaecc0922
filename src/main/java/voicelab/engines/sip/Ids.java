package voicelab.engines.sip;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Call-IDs, tags and branches from a seeded source; for any thread. */
final class Ids {
    private final RandomGenerator random;
    private final String node;
    private final String prefix;
    private final byte[] prefixBytes;
    private long branches;

    Ids(RandomGenerator random) {
        this.random = random;
        this.node = hex(random.nextInt());
        this.prefix = "z9hG4bK" + node + "-";
        this.prefixBytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What no other node's ids have in them. */
    String node() {
        return node;
    }

    byte[] branchPrefix() {
        return prefixBytes;
    }

    /** The number of a new branch; on the event loop only. */
    long nextBranch() {
        return ++branches;
    }

    String branch(long number) {
        return prefix + Long.toHexString(number);
    }

    synchronized String tag() {
        return hex(random.nextInt()) + hex(random.nextInt());
    }

    synchronized String callId() {
        return hex(random.nextInt()) + "-" + hex(random.nextInt()) + "-" + hex(random.nextInt());
    }

    synchronized long firstCseq() {
        return 1L + random.nextInt(10_000);
    }

    private static String hex(int value) {
        String digits = Integer.toHexString(value);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
