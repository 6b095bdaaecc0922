package voicelab.engines.sip;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
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
public final class SipNode implements Closeable {
    private final Core core;
    private final Listening listening;
    private final List<Runnable> forgetful = new CopyOnWriteArrayList<>();
    private boolean closed;

    public SipNode(SipOutfit outfit) {
        core = new Core(outfit);
        listening = new Listening(core);
    }

    Core core() {
        return core;
    }

    /** Run on the loop when the node forgets its state. */
    void onReset(Runnable action) {
        forgetful.add(action);
    }

    /** Who takes new requests. Set before {@link #listen}. */
    public SipNode handle(SipHandler handler) {
        core.dispatch.handler = handler;
        return this;
    }

    /** How names in URIs become addresses; IP literals and {@code localhost} need none. There is no DNS. */
    public SipNode names(Function<String, Optional<InetAddress>> names) {
        core.names = names;
        return this;
    }

    /**
     * Who else may take a request inside a dialog, and the ACK of a 2xx, when its next hop cannot be reached or keeps silent
     * (RFC 3263 section 4.3): the other nodes of a cluster, in the order to be tried; none by default.
     */
    public SipNode instead(Function<SipPeer, List<SipPeer>> others) {
        core.instead = others;
        return this;
    }

    /**
     * Opens one listening point; returns when it answers. Call it once a point, never from the event loop. Port 0 takes a
     * free one, the same for all given transports. What was opened stays open when a later one fails: close the node then.
     */
    public SipNode listen(InetSocketAddress at, Transport... transports) throws BindFailure {
        listening.open(at, transports);
        return this;
    }

    /** The addresses that are listened on, in the order they were opened. */
    public List<SipPeer> listening() {
        return List.copyOf(core.points);
    }

    /** The first listening point for this transport, or else the first of any. */
    public InetSocketAddress address(Transport transport) {
        return core.address(transport);
    }

    /**
     * Sends a request outside any dialog: OPTIONS, REGISTER, NOTIFY, MESSAGE, ... The future completes on the event loop,
     * always normally, with the final response; 408 when none came and 503 when it could not be sent are made here
     * (RFC 3261 section 8.1.3.1) and are told by {@link SipPacket#isLocal}.
     *
     * @throws IllegalArgumentException when there is no next hop in it
     */
    public CompletableFuture<SipPacket> send(SipOrder order) {
        CompletableFuture<SipPacket> answer = new CompletableFuture<>();
        SipPeer peer = OrderWriter.peer(core, order);
        core.run(() -> {
            long number = core.ids.nextBranch();
            SipPacket request = OrderWriter.write(core, order, peer, number, core.ids.tag(), "");
            ClientTransaction.send(core, request, number, peer, null, (transaction, response) -> {
                if (response.status() >= 200) answer.complete(response);
            });
        });
        return answer;
    }

    /** Whether this response was made by this side instead of having been received: {@link SipPacket#isLocal}. */
    public static boolean isOwn(SipPacket response) {
        return response.isLocal();
    }

    /** Runs this on the node's event loop: at once when on it already. */
    public void run(Runnable task) {
        core.run(task);
    }

    /** What is alive, and what was counted since the start. A glance from any thread, not an exact sum. */
    public SipCounts counts() {
        return new SipCounts(
                core.transactions.serverCount(),
                core.transactions.clientCount(),
                core.connections.count(),
                core.received,
                core.sent,
                core.retransmitted,
                core.shed,
                core.malformed);
    }

    /** Calls of this node's user agents that are not over. A glance from any thread. */
    public int dialogs() {
        return core.dispatch.dialogCount();
    }

    /** Forgets transactions and calls and closes connections; ports are kept, nobody is called back. */
    public void reset() {
        onLoop(this::forget);
    }

    private void forget() {
        core.transactions.clear();
        core.refused.clear();
        core.admission.clear();
        core.dispatch.clear();
        forgetful.forEach(Runnable::run);
        core.wheel.clear();
        core.connections.closeAll();
    }

    /** Closes everything and returns when the ports are free. Idempotent; not to be called from the event loop. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            listening.close();
        } catch (RejectedExecutionException e) {
            return; // the loop is gone, and its sockets with it
        }
        onLoop(this::forget);
    }

    private void onLoop(Runnable task) {
        try {
            if (core.outfit.loop().inEventLoop()) task.run();
            else core.outfit.loop().submit(task).syncUninterruptibly();
        } catch (RejectedExecutionException e) {
            // the loop is gone, and with it all there was to forget
        }
    }
}
