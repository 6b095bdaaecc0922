package voicelab.engines.sip;

/**
 * A node's figures.
 *
 * @param serverTransactions alive now, those that linger included
 * @param clientTransactions alive now, those that linger included
 * @param connections TCP connections open now
 * @param received messages read since the start
 * @param sent messages written since the start
 * @param retransmitted messages sent again by a timer
 * @param shed requests answered 503 by the overload guard
 * @param malformed messages that could not be taken
 */
public record SipCounts(
        int serverTransactions,
        int clientTransactions,
        int connections,
        long received,
        long sent,
        long retransmitted,
        long shed,
        long malformed) {}
