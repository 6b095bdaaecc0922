package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.frames.FrameServer;
import voicelab.engines.frames.FrameServerSettings;
import voicelab.engines.frames.FrameSession;
import voicelab.engines.sip.ServerTransaction;
import voicelab.net.BindFailure;
import voicelab.protocols.frames.FrameMessage;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;

/**
 * The active-active pair as this node sees it (x-9): two sockets, each node tells the other over the one that it dialled; its
 * own sessions there, the other's here. A node alone is a pair of one: nothing is bound, dialled or written.
 */
final class Pair implements CallSessions.Watch, AutoCloseable {
    private static final String LISTENER = "PEER";
    private static final int SETTLE_MILLIS = 2_000;
    private static final String CALL_UUID = "X-Genesys-CallUUID";

    private final LabContext lab;
    private final PairSettings settings;
    private final int node;
    private final int peer;
    private final InetSocketAddress peerAt;
    private final Set<InetSocketAddress> peerSip = new HashSet<>();
    private final String life;
    private final CompletableFuture<Void> inStep = new CompletableFuture<>();
    private Desk desk;
    private PairOutbox outbox;
    private Replicas replicas;
    private PairHomes homes;
    private PairLine line;
    private FrameServer server;

    // the fields below live on the SIP node's event loop
    private FrameSession guest;
    private boolean told;
    private boolean heard;
    private volatile boolean together;
    private boolean wasTogether;
    private volatile boolean closed;

    Pair(LabContext lab, PairSettings settings) {
        this.lab = lab;
        this.settings = settings;
        this.node = lab.self().number();
        List<InetSocketAddress> nodes = lab.everywhere(lab.self().system(), LISTENER);
        this.peer = nodes.size() == 2 && node <= 2 ? 3 - node : 0;
        this.peerAt = peer == 0 ? null : nodes.get(peer - 1);
        this.life = String.format(Locale.ROOT, "%016X", lab.random().nextLong());
        if (peer == 0) return;
        for (String each : List.of("SIP", "SIP_UDP"))
            for (InetSocketAddress at : lab.everywhere(lab.self().system(), each))
                if (!at.getAddress().equals(lab.address())) peerSip.add(at);
    }

    boolean isAlone() {
        return peer == 0;
    }

    int node() {
        return node;
    }

    int peerNode() {
        return peer;
    }

    String life() {
        return life;
    }

    /** Whether it is the other node that listens for SIP there. */
    boolean isPeer(InetSocketAddress sip) {
        return peerSip.contains(sip);
    }

    /** The nodes that know a session of this one: {@code 1} alone, {@code 1|2} or {@code 2|1} while the pair is in step. */
    String dataNodes() {
        return together ? node + "|" + peer : Integer.toString(node);
    }

    /** Binds the port for the other node. */
    void open(Desk with, List<BoundListener> bound) throws BindFailure {
        desk = with;
        if (isAlone()) return;
        replicas = new Replicas(desk, node, peer);
        homes = new PairHomes(desk, replicas, settings);
        line = new PairLine(lab, this, settings, peerAt);
        outbox = new PairOutbox(desk, line, settings.patience(), line::giveUp);
        desk.sessions().watch(this);
        desk.log().cluster(node, 2);
        var at = lab.listen(LISTENER);
        if (at.isEmpty()) return;
        server = new FrameServer(
                lab.loops(),
                lab.arrivals(),
                FrameServerSettings.of(
                        PairNames.PROTOCOL,
                        PairNames.VERSION,
                        lab.self().system().text()),
                new PairRoom(this));
        bound.add(new BoundListener(lab.listener(LISTENER), server.listen(at.get())));
    }

    /** Begins to dial. @return completes when both nodes know each other's sessions, or when it is no use to wait longer */
    CompletableFuture<Void> start() {
        if (isAlone()) return CompletableFuture.completedFuture(null);
        desk.log().active(node);
        line.start();
        return inStep.copy().completeOnTimeout(null, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void onLoop(Runnable task) {
        desk.node().run(task);
    }

    int calls() {
        return desk.sessions().count();
    }

    PairHomes homes() {
        return homes;
    }

    /** Whether this node answers for a session: its own, and the other's while that one is lost. */
    boolean carries(CallSession session) {
        return !session.progress().isOfPeer() || !together;
    }

    // ---- what happens here

    @Override
    public void changed(CallSession session) {
        if (!isAlone() && !session.progress().isOfPeer()) outbox.changed(session);
    }

    @Override
    public void ended(CallSession session) {
        if (isAlone()) return;
        replicas.endedHere(session);
        outbox.ended(session);
    }

    /**
     * The ACK of a 2xx came by. Only now is it sure that the caller knows of its call: a node that dies between the 2xx and
     * the ACK may have taken the 2xx with it.
     */
    void acknowledged(String callId) {
        if (isAlone()) return;
        CallSession session = desk.sessions().ofCall(callId).orElse(null);
        if (session == null || session.progress().isEstablished()) return;
        session.progress().establish();
        if (session.progress().isOfPeer()) replicas.confirmed(session);
        else outbox.changed(session);
    }

    void byeOfUnknown(String callId, String by) {
        if (!isAlone()) replicas.passed(callId, by);
    }

    /** Lets a new call go on when it is settled where its shared {@code <id>} may be placed; at once where it has none. */
    void whenSettled(ServerTransaction invite, CallSession session, Runnable go) {
        if (isAlone()) {
            go.run();
            return;
        }
        session.progress().callUuid(invite.request().header(CALL_UUID).orElse(""));
        if (!together) replicas.retried(session.progress().callUuid());
        String id = session.together();
        Runnable unlessCancelled = () -> {
            if (invite.cancel() == null) go.run();
        };
        if (id.isEmpty() || !together || desk.sessions().home(id) != null) go.run();
        else if (node < peer) homes.whenFree(id, unlessCancelled);
        else homes.whenTold(id, line, unlessCancelled);
    }

    /**
     * Lets the 2xx of a call go back when the other node knows the session, so that no call is up that only one of them has;
     * at once while that one is away. A resource takes longer to answer than a node: mostly there is nothing to wait for.
     */
    void whenKept(CallSession session, Runnable pass) {
        if (isAlone()) pass.run();
        else outbox.whenKept(session.callId(), pass);
    }

    /** Posts the record of a call that failed here, unless SIP Server tries it at the other node now and has it recorded there. */
    void whenFinal(CallSession session, Runnable post) {
        if (together) replicas.retries().failedHere(session, post);
        else post.run();
    }

    /** The configuration was read anew. */
    void reconfigured() {
        if (!isAlone()) onLoop(replicas::reconfigured);
    }

    // ---- the socket that this node dialled

    /** The other node let this one join: it is told everything. */
    void lineOpen() {
        List<CallSession> own = new ArrayList<>(desk.sessions().all());
        own.removeIf(each -> each.progress().isOfPeer());
        outbox.open(own, replicas.endedForPeer(), () -> {
            told = true;
            look();
        });
    }

    void lineClosed() {
        outbox.close();
        told = false;
        look();
    }

    // ---- the socket that the other node dialled

    boolean isJoined(FrameSession session) {
        return session == guest;
    }

    void joined(FrameSession session, String peerLife) {
        guest = session;
        heard = false;
        replicas.joined(peerLife).forEach(outbox::changed);
    }

    List<String> keep(FrameMessage message, JsonNode sessions, JsonNode ended) {
        List<String> kept = replicas.keep(sessions, ended, message.flag("everything"), message.flag("last"));
        homes.told(sessions);
        if (message.flag("last")) {
            heard = true;
            look();
        }
        return kept;
    }

    void left(FrameSession session) {
        if (session != guest) return;
        guest = null;
        heard = false;
        look();
    }

    /** What the state of both sockets means. */
    private void look() {
        if (closed) return;
        boolean now = told && heard;
        if (now && !together) {
            together = true;
            wasTogether = true;
            desk.log().active(peer);
            replicas.inStep();
            inStep.complete(null);
        }
        if (!now && together) {
            together = false;
            replicas.retries().triedNowhere();
            homes.releaseAll();
            replicas.lost();
        }
        if (wasTogether && guest == null && !line.isOpen()) {
            wasTogether = false;
            int kept = replicas.held().size();
            desk.log().pairLost(peer, kept);
            desk.note("both sockets to node " + peer + " are closed; " + kept + " of its calls are kept");
        }
    }

    // ---- the lab's

    /** Forgets what was, and tells the other node so. */
    void forget() {
        if (isAlone()) return;
        onLoop(() -> {
            replicas.forget();
            homes.releaseAll();
            if (line.isOpen()) lineOpen();
        });
    }

    @Override
    public void close() {
        closed = true;
        if (replicas != null) replicas.retries().triedNowhere();
        if (line != null) line.close();
        if (server != null) server.close();
    }
}
