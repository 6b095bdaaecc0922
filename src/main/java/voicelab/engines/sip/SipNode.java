package voicelab.engines.sip;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/**
 * One system's SIP presence: its listening points, its connections, its transactions, all on one event loop.
 *
 * <p>Everything may be called from any thread; callbacks run on the loop and must not block. Nothing throws out of the
 * pipeline: a broken peer is answered or closed and noted, an error of ours is reported as a bug and costs one connection.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SipNode implements Closeable {

    public SipNode(SipOutfit outfit) {
        throw new UnsupportedOperationException("yet");
    }

    /** Who takes new requests. Set before {@link #listen}. */
    public SipNode handle(SipHandler handler) {
        throw new UnsupportedOperationException("yet");
    }

    /** How names in URIs become addresses; IP literals and {@code localhost} need none. There is no DNS. */
    public SipNode names(Function<String, Optional<InetAddress>> names) {
        throw new UnsupportedOperationException("yet");
    }

    /**
     * Opens one listening point; returns when it answers. Call it once a point, never from the event loop. Port 0 takes a
     * free one, the same for all given transports. What was opened stays open when a later one fails: close the node then.
     */
    public SipNode listen(InetSocketAddress at, Transport... transports) throws BindFailure {
        throw new UnsupportedOperationException("yet");
    }

    /** The addresses that are listened on, in the order they were opened. */
    public List<SipPeer> listening() {
        throw new UnsupportedOperationException("yet");
    }

    /** The first listening point for this transport, or else the first of any. */
    public InetSocketAddress address(Transport transport) {
        throw new UnsupportedOperationException("yet");
    }

    /**
     * Sends a request outside any dialog: OPTIONS, REGISTER, NOTIFY, MESSAGE, ... The future completes on the event loop,
     * always normally, with the final response; 408 when none came and 503 when it could not be sent are made here
     * (RFC 3261 section 8.1.3.1) and are told by {@link SipNode#isOwn}.
     */
    public CompletableFuture<SipPacket> send(SipOrder order) {
        throw new UnsupportedOperationException("yet");
    }

    /** Whether this response was made by this side instead of having been received (408 time-out, 503 transport error). */
    public static boolean isOwn(SipPacket response) {
        throw new UnsupportedOperationException("yet");
    }

    /** Runs this on the node's event loop: at once when on it already. */
    public void run(Runnable task) {
        throw new UnsupportedOperationException("yet");
    }

    /** What is alive, and what was counted since the start. */
    public SipCounts counts() {
        throw new UnsupportedOperationException("yet");
    }

    /** Forgets transactions and closes connections; ports are kept, nobody is called back. */
    public void reset() {
        throw new UnsupportedOperationException("yet");
    }

    /** Closes everything and returns when the ports are free. Idempotent; not to be called from the event loop. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("yet");
    }
}
