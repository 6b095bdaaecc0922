package voicelab.engines.sip;

import java.time.Duration;

/**
 * Calls and registrations of one node (RFC 3261 sections 12 to 15, RFC 3311). Requests of its dialogs are taken before the
 * node's handler sees them.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class UserAgent {

    /** @param user the user part of Contact; may be empty */
    public UserAgent(SipNode node, String user) {
        throw new UnsupportedOperationException("yet");
    }

    /** Places a call: sends the INVITE that {@code order} describes. The call is known by its Call-ID at once. */
    public Call call(SipOrder order, CallListener listener) {
        throw new UnsupportedOperationException("yet");
    }

    /** Takes an INVITE as a call that this side is to answer; call it from the handler that got the transaction. */
    public Call incoming(ServerTransaction invite, CallListener listener) {
        throw new UnsupportedOperationException("yet");
    }

    /**
     * Registers and keeps the registration alive at half its lifetime.
     *
     * @param registrar the request URI, such as {@code sip:127.20.0.14:5060}
     * @param aor the address of record, such as {@code sip:8001@lab}
     */
    public Registration register(
            SipPeer next, String registrar, String aor, Duration expires, Registration.Listener listener) {
        throw new UnsupportedOperationException("yet");
    }

    /** Calls that are not over. */
    public int callCount() {
        throw new UnsupportedOperationException("yet");
    }

    /** Forgets all calls without a word to anybody. */
    public void reset() {
        throw new UnsupportedOperationException("yet");
    }
}
