package voicelab.engines.sip;

import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/**
 * A request that was received and is to be answered once (RFC 3261 section 17.2, RFC 6026). 100 Trying after 200 ms,
 * retransmissions, the ACK of a non-2xx and the answer to CANCEL are done here.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ServerTransaction {
    ServerTransaction() {}

    public SipPacket request() {
        throw new UnsupportedOperationException("yet");
    }

    /** {@code local()} is the listening point or own connection it came in on, {@code remote()} the sender. */
    public Hop hop() {
        throw new UnsupportedOperationException("yet");
    }

    public Transport transport() {
        throw new UnsupportedOperationException("yet");
    }

    /** Answers; provisional ones as often as wanted, a final one once: what comes after it is dropped. */
    public void respond(SipReply reply) {
        throw new UnsupportedOperationException("yet");
    }

    public void respond(int status) {
        respond(SipReply.of(status));
    }

    /** Whether a final response was given. */
    public boolean isAnswered() {
        throw new UnsupportedOperationException("yet");
    }

    /** The tag that this side's responses carry in To; the request's own when it has one. */
    public String localTag() {
        throw new UnsupportedOperationException("yet");
    }

    /**
     * What happens when an INVITE is cancelled before its final response; the CANCEL itself is answered here. Without it
     * the INVITE is answered 487.
     */
    public void onCancel(Runnable action) {
        throw new UnsupportedOperationException("yet");
    }
}
