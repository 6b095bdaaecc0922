package voicelab.engines.sip;

import java.util.function.Consumer;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/**
 * A transaction-stateful proxy (RFC 3261 section 16) on a node: forwards by splicing bytes, tries one target after the
 * other, passes responses back with nothing but its Via taken away, cancels hop by hop. ACKs of 2xx that no dialog of the
 * node knows follow their Route through it without state.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Proxy {

    public Proxy(SipNode node) {
        throw new UnsupportedOperationException("yet");
    }

    /** Forwards to what {@code choice} says, until it passes a final response back. */
    public void forward(ServerTransaction transaction, TargetChoice choice) {
        throw new UnsupportedOperationException("yet");
    }

    /** Forwards to one target and passes back whatever comes. */
    public void forward(ServerTransaction transaction, ProxyTarget target) {
        forward(transaction, TargetChoice.only(target));
    }

    /**
     * Forwards by its Route (own entries taken away) or, without one, by its request URI, as an in-dialog request goes; 483,
     * 404 or 503 where that leads nowhere.
     */
    public void follow(ServerTransaction transaction) {
        follow(transaction, SipEdit.NONE, response -> {});
    }

    /** @param watch told of each response that is passed back */
    public void follow(ServerTransaction transaction, SipEdit edit, Consumer<SipPacket> watch) {
        throw new UnsupportedOperationException("yet");
    }

    /** Whether the first Route of this request, or without one its request URI, names this node. */
    public boolean isForUs(SipPacket request) {
        throw new UnsupportedOperationException("yet");
    }
}
