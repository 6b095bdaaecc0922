package voicelab.engines.frames;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.protocols.frames.FrameMessage;

/**
 * One lasting connection to a frame server: dials from the own address through the arrow to it, shakes hands, matches
 * answers to requests by {@code referenceId}, hands on pushes, and redials when the connection is lost.
 *
 * <p>A request fails at once with an {@link java.io.IOException} where there is no connection or it is lost (an {@link
 * voicelab.net.ArrowFailure} where the arrow is cut), and with a {@link java.util.concurrent.TimeoutException} when its
 * answer is late. Futures complete on the event loop. Thread-safe.
 */
public final class FrameClient implements AutoCloseable {

    /** @param passages the calling instance's arrows; a server outside the map is talked to directly */
    public FrameClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            FrameClientSettings settings,
            FrameClientListener listener) {}

    /** Begins to dial and never stops until {@link #close}; completes with the first {@code LabWelcome}. */
    public CompletableFuture<FrameMessage> start() {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** Sends a request under a reference id of this client's and completes with its one answer. */
    public CompletableFuture<FrameMessage> request(FrameMessage request, Duration patience) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** As {@link #request}, for an answer of several messages: all of them, up to and with the one that {@code last} knows. */
    public CompletableFuture<List<FrameMessage>> collect(
            FrameMessage request, Predicate<FrameMessage> last, Duration patience) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** Sends a message that has no answer; completes when it was handed to the socket (or dropped by a fault). */
    public CompletableFuture<Void> send(FrameMessage message) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    public boolean isConnected() {
        return false;
    }

    /** Closes the connection, fails what is pending, dials no more. */
    @Override
    public void close() {}
}
