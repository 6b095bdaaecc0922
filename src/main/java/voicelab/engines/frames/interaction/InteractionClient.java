package voicelab.engines.frames.interaction;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import voicelab.engines.frames.FrameClient;
import voicelab.engines.frames.FrameClientListener;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.protocols.frames.FrameMessage;

/**
 * A room's lasting connection to an Interaction Server: registers at each connection, asks, hears pushes. Futures fail with
 * an {@link InteractionFailure} where the server refuses, else as {@link FrameClient}'s do; wrapped in a {@link
 * CompletionException} as usual. Thread-safe.
 */
public final class InteractionClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REGISTER_PATIENCE = Duration.ofSeconds(5);

    private final FrameClient frames;
    private final InteractionLogin login;
    private final InteractionListener listener;
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private volatile boolean ready;
    private volatile String problem = "not registered yet";

    public InteractionClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            InteractionLogin login,
            InteractionListener listener) {
        this.login = login;
        this.listener = listener;
        this.frames = new FrameClient(loop, dialer, passages, server, login.frames(), new Life());
    }

    /** Begins to dial; completes when registered for the first time. */
    public CompletableFuture<Void> start() {
        frames.start();
        return first;
    }

    /** Sends a request under a reference id of this client's and completes with its answer. */
    public CompletableFuture<FrameMessage> ask(FrameMessage request) {
        // without a connection the frame client fails at once and knows why
        if (!ready && frames.isConnected()) return CompletableFuture.failedFuture(new IOException(problem));
        return frames.request(request, PATIENCE).thenApply(InteractionClient::orFail);
    }

    /** Whether registered right now. */
    public boolean isReady() {
        return ready;
    }

    @Override
    public void close() {
        frames.close();
        first.completeExceptionally(new IOException("the interaction client was closed"));
    }

    private static FrameMessage orFail(FrameMessage answer) {
        if (!answer.is(InteractionNames.EVENT_ERROR)) return answer;
        throw new CompletionException(new InteractionFailure(
                answer.number("errorCode").orElse(0),
                answer.text("errorDescription").orElse("no description")));
    }

    private final class Life implements FrameClientListener {
        @Override
        public void connected(FrameMessage welcome) {
            frames.request(login.request(), REGISTER_PATIENCE)
                    .thenApply(InteractionClient::orFail)
                    .whenComplete((ack, failure) -> {
                        if (failure == null) {
                            ready = true;
                            first.complete(null);
                            listener.ready();
                        } else {
                            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                            problem = "not registered: " + cause.getMessage();
                            frames.reconnect(problem);
                        }
                    });
        }

        @Override
        public void lost(String reason) {
            ready = false;
            problem = "not registered yet";
            listener.lost(reason);
        }

        @Override
        public void pushed(FrameMessage message) {
            listener.pushed(message);
        }
    }
}
