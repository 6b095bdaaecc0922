package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import voicelab.engines.frames.FrameClient;
import voicelab.engines.frames.FrameClientListener;
import voicelab.engines.frames.FrameClientSettings;
import voicelab.protocols.frames.FrameMessage;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/** The socket that this node dialled to the other one: joins at each connection, and asks by heartbeats whether it lives. */
final class PairLine implements PairOutbox.Line, AutoCloseable {
    private final LabContext lab;
    private final Pair pair;
    private final PairSettings settings;
    private final FrameClient client;
    private volatile Timers.Timer next;
    private volatile boolean closed;
    /** On the SIP node's event loop, as all that follows. */
    private boolean open;

    private int misses;
    private long beats;

    PairLine(LabContext lab, Pair pair, PairSettings settings, InetSocketAddress peer) {
        this.lab = lab;
        this.pair = pair;
        this.settings = settings;
        FrameClientSettings frames = FrameClientSettings.of(
                PairNames.PROTOCOL, PairNames.VERSION, lab.self().toString());
        this.client = new FrameClient(lab.loops(), lab.dialer(), lab.passages(), peer, frames, new Life());
    }

    void start() {
        client.start();
        beatLater();
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public CompletableFuture<FrameMessage> ask(FrameMessage request, Duration patience) {
        return client.request(request, patience);
    }

    /** It is there, but not as it should be: from the beginning. */
    void giveUp(String why) {
        if (!closed) client.reconnect(why);
    }

    private void join() {
        FrameMessage message = FrameMessage.named(PairNames.JOIN)
                .put("node", pair.node())
                .put("instance", lab.self().toString())
                .put("life", pair.life())
                .put("haMode", "active active")
                .build();
        ask(message, settings.patience())
                .whenComplete((answer, problem) -> pair.onLoop(() -> {
                    if (problem != null || !answer.is(PairNames.JOINED)) {
                        giveUp("the other node does not let this one join");
                        return;
                    }
                    open = true;
                    misses = 0;
                    pair.lineOpen();
                }));
    }

    private void beatLater() {
        if (closed) return;
        next = lab.timers().after(settings.heartbeatEvery(), () -> {
            beatLater();
            pair.onLoop(this::beat);
        });
    }

    private void beat() {
        if (!open) return;
        FrameMessage message = FrameMessage.named(PairNames.HEARTBEAT)
                .put("node", pair.node())
                .put("number", ++beats)
                .put("calls", pair.calls())
                .build();
        ask(message, settings.patience())
                .whenComplete((answer, problem) -> pair.onLoop(() -> {
                    misses = problem == null ? 0 : misses + 1;
                    if (open && misses >= settings.misses()) giveUp(misses + " heartbeats were not answered");
                }));
    }

    @Override
    public void close() {
        closed = true;
        Timers.Timer pending = next;
        if (pending != null) pending.cancel();
        client.close();
    }

    private final class Life implements FrameClientListener {
        @Override
        public void connected(FrameMessage welcome) {
            join();
        }

        @Override
        public void lost(String reason) {
            pair.onLoop(() -> {
                open = false;
                pair.lineClosed();
            });
        }
    }
}
