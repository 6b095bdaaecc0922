package voicelab.engines.sip;

import java.time.Duration;

/**
 * How long a transaction waits for what.
 *
 * @param t1 round-trip estimate; 64 times T1 is the life of a transaction (RFC 3261 section 17.1.1.2)
 * @param t2 the longest interval between retransmissions of a non-INVITE request or a response
 * @param linger how long a finished transaction absorbs what still comes (timers D, I, J, K, L, M)
 * @param ringing how long an INVITE may stay without a final response after a provisional one (timer C of a proxy)
 */
public record SipTimers(Duration t1, Duration t2, Duration linger, Duration ringing) {
    /** RFC 3261's values; the linger is shorter than its 32 s, as proxies have it. */
    static final SipTimers DEFAULTS =
            new SipTimers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofMinutes(3));

    /** T1, with T2 and linger scaled as in the defaults. */
    SipTimers withT1(Duration value) {
        return new SipTimers(value, value.multipliedBy(8), value.multipliedBy(10), ringing);
    }

    SipTimers withRinging(Duration value) {
        return new SipTimers(t1, t2, linger, value);
    }
}
