package voicelab.engines.sip;

import java.time.Duration;
import java.util.List;

/**
 * How a node behaves and where its bounds are. {@link #DEFAULTS} are RFC 3261's values; each {@code with} changes one.
 *
 * @param t1 round-trip estimate; 64 times T1 is the life of a transaction (RFC 3261 section 17.1.1.2)
 * @param t2 the longest interval between retransmissions of a non-INVITE request or a response
 * @param linger how long a finished transaction absorbs what still comes (timers D, I, J, K, L, M)
 * @param ringing how long an INVITE may stay without a final response after a provisional one (timer C of a proxy)
 * @param mostTransactions server and client transactions together; beyond it a new request is answered 503 statelessly
 * @param mostDialogs calls of a user agent; beyond it an INVITE is answered 503
 * @param mostConnections TCP connections accepted, and as many dialed; beyond it an accepted one is closed at once
 * @param mostMessageBytes a longer message is answered 413 and its connection closed
 * @param idle a TCP connection without traffic is closed after this
 * @param stalled a TCP peer that stops in mid-message is closed after this
 * @param lag an event loop that is this late sheds new requests outside dialogs with 503
 * @param behind a channel that has been read for this long without running empty has a queue in front of it, and new
 *     requests outside dialogs that come over it are shed with 503 until it has run empty
 * @param retryAfterSeconds the Retry-After of those 503
 * @param mostQueuedBytes what may wait for one slow TCP reader before its connection is closed
 * @param userAgentChecks whether the node answers 420 to an unknown Require and 482 to a merged request before any handler
 *     sees it (RFC 3261 section 8.2.2); off for a proxy
 * @param product the Server and User-Agent header of what the node itself makes; empty for none
 * @param allow methods for Allow
 * @param supported option tags for Supported and against Require; none by default, whoever does one names it
 * @param accept media types for Accept
 */
public record SipSettings(
        Duration t1,
        Duration t2,
        Duration linger,
        Duration ringing,
        int mostTransactions,
        int mostDialogs,
        int mostConnections,
        int mostMessageBytes,
        Duration idle,
        Duration stalled,
        Duration lag,
        Duration behind,
        int retryAfterSeconds,
        int mostQueuedBytes,
        boolean userAgentChecks,
        String product,
        List<String> allow,
        List<String> supported,
        List<String> accept) {

    public static final SipSettings DEFAULTS = new SipSettings(
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofMinutes(3),
            100_000,
            20_000,
            1_000,
            65_536,
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            5,
            4 << 20,
            true,
            "",
            List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "REFER", "NOTIFY", "MESSAGE"),
            List.of(),
            List.of("application/sdp"));

    /** For tests on a quick clock: T1, with T2 and linger scaled as in the defaults. */
    public SipSettings withT1(Duration value) {
        return new SipSettings(
                value,
                value.multipliedBy(8),
                value.multipliedBy(10),
                ringing,
                mostTransactions,
                mostDialogs,
                mostConnections,
                mostMessageBytes,
                idle,
                stalled,
                lag,
                behind,
                retryAfterSeconds,
                mostQueuedBytes,
                userAgentChecks,
                product,
                allow,
                supported,
                accept);
    }

    /** For a node that forwards: {@code Require} and merged requests are the next hop's business. */
    public SipSettings forProxy() {
        return new SipSettings(
                t1,
                t2,
                linger,
                ringing,
                mostTransactions,
                mostDialogs,
                mostConnections,
                mostMessageBytes,
                idle,
                stalled,
                lag,
                behind,
                retryAfterSeconds,
                mostQueuedBytes,
                false,
                product,
                allow,
                supported,
                accept);
    }

    public SipSettings withBounds(int transactions, int dialogs, int connections) {
        return new SipSettings(
                t1,
                t2,
                linger,
                ringing,
                transactions,
                dialogs,
                connections,
                mostMessageBytes,
                idle,
                stalled,
                lag,
                behind,
                retryAfterSeconds,
                mostQueuedBytes,
                userAgentChecks,
                product,
                allow,
                supported,
                accept);
    }

    public SipSettings withTimeouts(Duration newIdle, Duration newStalled, Duration newRinging) {
        return new SipSettings(
                t1,
                t2,
                linger,
                newRinging,
                mostTransactions,
                mostDialogs,
                mostConnections,
                mostMessageBytes,
                newIdle,
                newStalled,
                lag,
                behind,
                retryAfterSeconds,
                mostQueuedBytes,
                userAgentChecks,
                product,
                allow,
                supported,
                accept);
    }

    public SipSettings withProduct(String name) {
        return new SipSettings(
                t1,
                t2,
                linger,
                ringing,
                mostTransactions,
                mostDialogs,
                mostConnections,
                mostMessageBytes,
                idle,
                stalled,
                lag,
                behind,
                retryAfterSeconds,
                mostQueuedBytes,
                userAgentChecks,
                name,
                allow,
                supported,
                accept);
    }

    public SipSettings withBehind(Duration value) {
        return new SipSettings(
                t1,
                t2,
                linger,
                ringing,
                mostTransactions,
                mostDialogs,
                mostConnections,
                mostMessageBytes,
                idle,
                stalled,
                lag,
                value,
                retryAfterSeconds,
                mostQueuedBytes,
                userAgentChecks,
                product,
                allow,
                supported,
                accept);
    }

    /** What OPTIONS, 405 and 420 tell. */
    public SipSettings withAbilities(List<String> methods, List<String> optionTags, List<String> mediaTypes) {
        return new SipSettings(
                t1,
                t2,
                linger,
                ringing,
                mostTransactions,
                mostDialogs,
                mostConnections,
                mostMessageBytes,
                idle,
                stalled,
                lag,
                behind,
                retryAfterSeconds,
                mostQueuedBytes,
                userAgentChecks,
                product,
                List.copyOf(methods),
                List.copyOf(optionTags),
                List.copyOf(mediaTypes));
    }
}
