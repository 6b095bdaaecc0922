package voicelab.engines.frames;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import voicelab.net.ArrowFailure;
import voicelab.net.ArrowLink;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameNames;

/**
 * One lasting connection to a frame server: dials from the own address through the arrow to it, shakes hands, matches
 * answers to requests by {@code referenceId}, hands on pushes, and redials when the connection is lost.
 *
 * <p>A request fails at once with an {@link IOException} where there is no connection or it is lost (an {@link
 * ArrowFailure} where the arrow is cut), and with a {@link java.util.concurrent.TimeoutException} when its answer is late.
 * Futures complete on the event loop: never wait for one there. Thread-safe.
 */
public final class FrameClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameClient.class);
    private static final int MAX_OUTGOING_BYTES = 16 * 1024 * 1024;

    private final EventLoop home;
    private final Dialer dialer;
    private final Passage passage;
    private final InetSocketAddress server;
    private final FrameClientSettings settings;
    private final FrameClientListener listener;
    private final CompletableFuture<FrameMessage> first = new CompletableFuture<>();
    private final PendingAnswers pending;
    private final ArrowLink.Owner<FrameMessage> owner = new LinkOwner();

    // the fields below live on the home loop
    private ArrowLink<FrameMessage> link;
    private boolean dialing;
    private boolean closed;
    private boolean greeted;
    private int lastReference;
    private int dials;
    private int maxOutgoingBody = Integer.MAX_VALUE;
    private IOException lastLoss = new IOException("not dialled yet");
    private volatile boolean connected;

    /** @param passages the calling instance's arrows; a server outside the map is talked to directly */
    public FrameClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            FrameClientSettings settings,
            FrameClientListener listener) {
        this.home = loop.next();
        this.dialer = dialer;
        this.passage = passages.to(server).orElseGet(OpenPassage::new);
        this.server = server;
        this.settings = settings;
        this.listener = listener;
        this.pending = new PendingAnswers(home, settings.maxParts());
    }

    /** Begins to dial and never stops until {@link #close}; completes with the first {@code LabWelcome}. */
    public CompletableFuture<FrameMessage> start() {
        home.execute(this::dial);
        return first;
    }

    /** Sends a request under a reference id of this client's and completes with its one answer. */
    public CompletableFuture<FrameMessage> request(FrameMessage request, Duration patience) {
        return collect(request, any -> true, patience).thenApply(all -> all.get(0));
    }

    /** As {@link #request}, for an answer of several messages: all of them, up to and with the one that {@code last} knows. */
    public CompletableFuture<List<FrameMessage>> collect(
            FrameMessage request, Predicate<FrameMessage> last, Duration patience) {
        CompletableFuture<List<FrameMessage>> answer = new CompletableFuture<>();
        onHome(answer, () -> {
            requireConnected();
            if (pending.size() >= settings.maxPending())
                throw new IOException(pending.size() + " requests to " + Hop.text(server) + " wait for their answers");
            int reference = nextReference();
            pending.expect(reference, request.messageName(), last, patience, answer);
            try {
                write(request.withReferenceId(reference));
            } catch (IOException e) {
                pending.fail(reference, e);
            }
        });
        return answer;
    }

    /** Sends a message that has no answer; completes when it was handed on towards the socket. */
    public CompletableFuture<Void> send(FrameMessage message) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        onHome(sent, () -> {
            requireConnected();
            write(message);
            sent.complete(null);
        });
        return sent;
    }

    public boolean isConnected() {
        return connected;
    }

    /** Gives the connection up, failing what is pending, and dials again: for a server that does not say what it must. */
    public void reconnect(String why) {
        onHome(new CompletableFuture<>(), () -> {
            if (link != null) link.end(new IOException(why));
        });
    }

    /** Closes the connection, fails what is pending, dials no more. */
    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onHome(done, () -> {
            closed = true;
            IOException why = new IOException("the client to " + Hop.text(server) + " was closed");
            lastLoss = why;
            if (link != null) link.end(why);
            first.completeExceptionally(why);
            done.complete(null);
        });
        if (home.inEventLoop()) return;
        done.completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join();
    }

    /** What may fail with an I/O error while it runs on the home loop. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void onHome(CompletableFuture<?> outcome, Step step) {
        Runnable run = () -> {
            try {
                step.run();
            } catch (IOException e) {
                outcome.completeExceptionally(e);
            }
        };
        try {
            if (home.inEventLoop()) run.run();
            else home.execute(run);
        } catch (RejectedExecutionException e) {
            outcome.completeExceptionally(new IOException("the lab is stopping", e));
        }
    }

    private void requireConnected() throws IOException {
        if (connected) return;
        if (lastLoss instanceof ArrowFailure) throw new ArrowFailure(lastLoss.getMessage());
        throw new IOException("not connected to " + Hop.text(server) + ": " + lastLoss.getMessage(), lastLoss);
    }

    private void write(FrameMessage message) throws IOException {
        if (message.body().length > maxOutgoingBody)
            throw new IOException(message.messageName() + " has " + message.body().length + " bytes; "
                    + Hop.text(server) + " takes " + maxOutgoingBody);
        link.out(message);
    }

    private int nextReference() {
        do lastReference = lastReference == Integer.MAX_VALUE ? 1 : lastReference + 1;
        while (pending.isExpected(lastReference));
        return lastReference;
    }

    private void dial() {
        if (closed || link != null || dialing) return;
        dials++;
        FrameLink next = new FrameLink(passage, owner);
        try {
            passage.gate().dial(new Hop(new InetSocketAddress(dialer.own(), 0), server));
        } catch (ArrowFailure e) {
            redial(e);
            return;
        }
        dialing = true;
        dialer.netty(home)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(64 * 1024, MAX_OUTGOING_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        FramePipe.install(
                                channel, next, settings.maxBodyBytes(), settings.keepAlive(), settings.handshake());
                    }
                })
                .connect(server)
                .addListener(dialled -> {
                    dialing = false;
                    if (!dialled.isSuccess())
                        redial(new IOException(
                                "cannot reach " + Hop.text(server) + ": "
                                        + dialled.cause().getMessage(),
                                dialled.cause()));
                });
    }

    private void redial(IOException why) {
        lastLoss = why;
        if (closed) return;
        long hurried = settings.hurriedRedial().toMillis();
        boolean hurry = !greeted && dials * hurried < settings.hurry().toMillis();
        home.schedule(this::dial, hurry ? hurried : settings.redial().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the frame client to {} failed", Hop.text(server), e);
        }
    }

    /** The connection's side of the client, on the home loop. */
    private final class LinkOwner implements ArrowLink.Owner<FrameMessage> {
        @Override
        public void opened(ArrowLink<FrameMessage> opened) {
            if (closed) {
                opened.end(lastLoss);
                return;
            }
            link = opened;
            try {
                opened.out(settings.hello(nextReference()));
            } catch (IOException e) {
                opened.end(e);
                return;
            }
            home.schedule(
                    () -> {
                        if (link == opened && !connected)
                            opened.end(new IOException(Hop.text(server) + " did not answer LabHello"));
                    },
                    settings.handshake().toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void delivered(ArrowLink<FrameMessage> from, FrameMessage message) {
            if (from != link) return;
            if (message.isError())
                from.end(new IOException(
                        Hop.text(server) + " closed: " + message.text("text").orElse("without a reason")));
            else if (!connected) greet(from, message);
            else if (message.referenceId().isPresent())
                pending.answer(message.referenceId().getAsInt(), message);
            else tell(() -> listener.pushed(message));
        }

        private void greet(ArrowLink<FrameMessage> from, FrameMessage welcome) {
            if (!welcome.is(FrameNames.LAB_WELCOME)) {
                from.end(new IOException(Hop.text(server) + " answered LabHello with " + welcome.messageName()));
                return;
            }
            connected = true;
            greeted = true;
            maxOutgoingBody = welcome.number("maxFrameBytes").orElse(Integer.MAX_VALUE);
            tell(() -> listener.connected(welcome));
            first.complete(welcome);
        }

        @Override
        public void lost(ArrowLink<FrameMessage> lost, IOException why) {
            if (lost != link) return;
            boolean was = connected;
            link = null;
            connected = false;
            lastLoss = why;
            pending.failAll(why);
            if (was) tell(() -> listener.lost(why.getMessage()));
            redial(why);
        }
    }
}
