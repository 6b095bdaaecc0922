package voicelab.engines.sip;

import java.time.Duration;

/**
 * What a node takes on at most.
 *
 * @param transactions server and client transactions together; beyond it a new request is answered 503 statelessly
 * @param dialogs calls of a user agent; beyond it an INVITE is answered 503
 * @param connections TCP connections accepted, and as many dialed; beyond it an accepted one is closed at once
 * @param messageBytes a longer message is answered 413 and its connection closed
 * @param queuedBytes what may wait for one slow TCP reader before its connection is closed
 * @param idle a TCP connection without traffic is closed after this
 * @param stalled a TCP peer that stops in mid-message is closed after this
 * @param lag an event loop that is this late sheds new requests outside dialogs with 503
 * @param behind where what comes has stood in a queue for longer, new requests outside dialogs are shed with 503, and then all beyond
 *     what can be served ({@link Admission}); of a TCP connection the queue is taken to be an eighth of the time that it has been read
 *     without running empty
 * @param retryAfterSeconds the Retry-After of those 503
 */
public record SipBounds(
        int transactions,
        int dialogs,
        int connections,
        int messageBytes,
        int queuedBytes,
        Duration idle,
        Duration stalled,
        Duration lag,
        Duration behind,
        int retryAfterSeconds) {
    static final SipBounds DEFAULTS = new SipBounds(
            100_000,
            20_000,
            1_000,
            65_536,
            4 << 20,
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(80),
            5);

    SipBounds withCounts(int newTransactions, int newDialogs, int newConnections) {
        return new SipBounds(
                newTransactions,
                newDialogs,
                newConnections,
                messageBytes,
                queuedBytes,
                idle,
                stalled,
                lag,
                behind,
                retryAfterSeconds);
    }

    SipBounds withTimes(Duration newIdle, Duration newStalled, Duration newBehind) {
        return new SipBounds(
                transactions,
                dialogs,
                connections,
                messageBytes,
                queuedBytes,
                newIdle,
                newStalled,
                lag,
                newBehind,
                retryAfterSeconds);
    }
}
