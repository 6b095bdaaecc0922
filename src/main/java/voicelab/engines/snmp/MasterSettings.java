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
 * @param mostConnections of subagents
 * @param mostSessions of subagents
 * @param mostSubtrees registered at once
 * @param mostPending requests to one session that wait for their answer
 * @param mostRequests of managers that wait for their answer
 * @param mostRepetitions of a GetBulk
 * @param mostAnswerBytes of an answer; longer ones are shortened or tooBig
 * @param maxPayloadBytes of an AgentX PDU
 */
public record MasterSettings(
        String readCommunity,
        String writeCommunity,
        List<SnmpUser> users,
        List<InetSocketAddress> trapSinks,
        int timeoutSeconds,
        int mostConnections,
        int mostSessions,
        int mostSubtrees,
        int mostPending,
        int mostRequests,
        int mostRepetitions,
        int mostAnswerBytes,
        int maxPayloadBytes) {

    public static final MasterSettings USUAL = new MasterSettings(
            "public", "", List.of(), List.of(), 3, 64, 128, 5_000, 256, 512, 100, 16_384, 256 * 1024);

    public MasterSettings withCommunities(String read, String write) {
        return new MasterSettings(
                read,
                write,
                users,
                trapSinks,
                timeoutSeconds,
                mostConnections,
                mostSessions,
                mostSubtrees,
                mostPending,
                mostRequests,
                mostRepetitions,
                mostAnswerBytes,
                maxPayloadBytes);
    }

    public MasterSettings withUsers(List<SnmpUser> next) {
        return new MasterSettings(
                readCommunity,
                writeCommunity,
                next,
                trapSinks,
                timeoutSeconds,
                mostConnections,
                mostSessions,
                mostSubtrees,
                mostPending,
                mostRequests,
                mostRepetitions,
                mostAnswerBytes,
                maxPayloadBytes);
    }

    public MasterSettings withTrapSinks(List<InetSocketAddress> next) {
        return new MasterSettings(
                readCommunity,
                writeCommunity,
                users,
                next,
                timeoutSeconds,
                mostConnections,
                mostSessions,
                mostSubtrees,
                mostPending,
                mostRequests,
                mostRepetitions,
                mostAnswerBytes,
                maxPayloadBytes);
    }

    public MasterSettings withTimeout(int seconds) {
        return new MasterSettings(
                readCommunity,
                writeCommunity,
                users,
                trapSinks,
                seconds,
                mostConnections,
                mostSessions,
                mostSubtrees,
                mostPending,
                mostRequests,
                mostRepetitions,
                mostAnswerBytes,
                maxPayloadBytes);
    }

    /** Bounds for tests that reach them. */
    public MasterSettings withBounds(int connections, int sessions, int subtrees) {
        return new MasterSettings(
                readCommunity,
                writeCommunity,
                users,
                trapSinks,
                timeoutSeconds,
                connections,
                sessions,
                subtrees,
                mostPending,
                mostRequests,
                mostRepetitions,
                mostAnswerBytes,
                maxPayloadBytes);
    }
}
