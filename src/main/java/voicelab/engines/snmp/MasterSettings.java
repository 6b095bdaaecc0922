package voicelab.engines.snmp;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a {@link MasterAgent} says of itself and its bounds. Times are real time.
 *
 * @param readCommunity community of SNMPv1 and v2c that may read
 * @param writeCommunity the one that may also write; empty for none
 * @param users of SNMPv3; they may read and write
 * @param trapSinks where notifications go as SNMPv2 traps
 * @param timeoutSeconds for a subagent's answer, where the subagent says nothing itself
 */
public record MasterSettings(
        String readCommunity,
        String writeCommunity,
        List<SnmpUser> users,
        List<InetSocketAddress> trapSinks,
        int timeoutSeconds,
        Bounds bounds) {

    /**
     * The most that is taken.
     *
     * @param connections of subagents
     * @param sessions of subagents
     * @param subtrees registered at once
     * @param pending requests to one session that wait for their answer
     * @param requests of managers that wait for their answer
     * @param repetitions of a GetBulk
     * @param answerBytes of an answer; longer ones are shortened or tooBig
     * @param payloadBytes of an AgentX PDU
     */
    public record Bounds(
            int connections,
            int sessions,
            int subtrees,
            int pending,
            int requests,
            int repetitions,
            int answerBytes,
            int payloadBytes) {
        public static final Bounds USUAL = new Bounds(64, 128, 5_000, 256, 512, 100, 16_384, 256 * 1024);
    }

    public static final MasterSettings USUAL = new MasterSettings("public", "", List.of(), List.of(), 3, Bounds.USUAL);

    public MasterSettings withCommunities(String read, String write) {
        return new MasterSettings(read, write, users, trapSinks, timeoutSeconds, bounds);
    }

    public MasterSettings withUsers(List<SnmpUser> next) {
        return new MasterSettings(readCommunity, writeCommunity, next, trapSinks, timeoutSeconds, bounds);
    }

    public MasterSettings withTrapSinks(List<InetSocketAddress> next) {
        return new MasterSettings(readCommunity, writeCommunity, users, next, timeoutSeconds, bounds);
    }

    public MasterSettings withTimeout(int seconds) {
        return new MasterSettings(readCommunity, writeCommunity, users, trapSinks, seconds, bounds);
    }

    /** For tests that reach them. */
    public MasterSettings withBounds(int connections, int sessions, int subtrees) {
        Bounds next = new Bounds(
                connections,
                sessions,
                subtrees,
                bounds.pending(),
                bounds.requests(),
                bounds.repetitions(),
                bounds.answerBytes(),
                bounds.payloadBytes());
        return new MasterSettings(readCommunity, writeCommunity, users, trapSinks, timeoutSeconds, next);
    }
}
