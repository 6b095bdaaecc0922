package voicelab.engines.snmp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import voicelab.net.ArrowFailure;
import voicelab.net.ArrowLink;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.agentx.AgentxHead;
import voicelab.protocols.agentx.AgentxPdu;
import voicelab.protocols.agentx.AgentxType;
import voicelab.protocols.agentx.CloseReason;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/**
 * An AgentX subagent (RFC 2741): dials its master from the own address through the arrow to it, opens a session, registers its
 * subtrees, answers for the objects of a {@link MibView}, sends notifications, pings, and dials again after a loss.
 * Thread-safe; lives on one event loop.
 */
public final class Subagent implements AutoCloseable {
    private final EventLoop home;
    private final Dialer dialer;
    private final Passage passage;
    private final InetSocketAddress master;
    private final SubagentSettings settings;
    private final SubagentAnswers answers;
    private final Consumer<String> says;
    private final ArrowLink.Owner<AgentxPdu> owner = new LinkOwner();
    private final Map<Long, BiConsumer<AgentxHead, AgentxBody.Response>> waiting = new HashMap<>();

    // the fields below live on the home loop
    private ArrowLink<AgentxPdu> link;
    private boolean closed;
    private long session;
    private long lastPacket;
    private long heard;
    private long redialMillis;
    private int unregistered;
    private volatile boolean open;

    /**
     * @param passages the calling instance's arrows; a master outside the map is talked to directly
     * @param says hears a sentence when the session opens, is refused or is lost
     */
    public Subagent(
            EventLoop home,
            Dialer dialer,
            Passages passages,
            InetSocketAddress master,
            SubagentSettings settings,
            MibView objects,
            Consumer<String> says) {
        this.home = home;
        this.dialer = dialer;
        this.passage = passages.to(master).orElseGet(OpenPassage::new);
        this.master = master;
        this.settings = settings;
        this.answers = new SubagentAnswers(objects);
        this.says = says;
        this.redialMillis = settings.redial().toMillis();
    }

    /** Begins to dial and never stops until {@link #close}. */
    public void start() {
        onHome(this::dial);
    }

    /** Whether its subtrees are registered now. */
    public boolean isOpen() {
        return open;
    }

    /** Sends a notification; it is lost where there is no session. */
    public void notify(Oid notification, List<Variable> objects) {
        onHome(() -> {
            if (!open) return;
            List<Variable> all = new ArrayList<>();
            all.add(new Variable(Names.SNMP_TRAP_OID, Value.oid(notification)));
            all.addAll(objects);
            ask(AgentxType.NOTIFY, new AgentxBody.Variables(all), (head, response) -> {});
        });
    }

    /** Closes the session and dials no more. */
    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean taken = onHome(() -> {
            closed = true;
            if (link != null) {
                if (session != 0) send(AgentxType.CLOSE, ++lastPacket, new AgentxBody.Close(CloseReason.SHUTDOWN));
                if (link != null) link.end(new IOException("closed"));
            }
            done.complete(null);
        });
        if (taken && !home.inEventLoop())
            done.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }

    private boolean onHome(Runnable step) {
        try {
            if (home.inEventLoop()) step.run();
            else home.execute(step);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // the lab is stopping
        }
    }

    private void dial() {
        if (closed || link != null) return;
        SubagentLink next = new SubagentLink(passage, owner);
        try {
            passage.gate().dial(new Hop(new InetSocketAddress(dialer.own(), 0), master));
        } catch (ArrowFailure e) {
            redial();
            return;
        }
        link = next;
        dialer.netty(home)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new AgentxPipe(next, settings.maxPayloadBytes()));
                    }
                })
                .connect(master)
                .addListener(dialled -> {
                    if (dialled.isSuccess() || link != next) return;
                    link = null;
                    redial();
                });
    }

    private void redial() {
        if (closed) return;
        long pause = redialMillis;
        redialMillis = Math.min(2 * redialMillis, settings.longestRedial().toMillis());
        home.schedule(this::dial, pause, TimeUnit.MILLISECONDS);
    }

    private void ask(AgentxType type, AgentxBody body, BiConsumer<AgentxHead, AgentxBody.Response> then) {
        ArrowLink<AgentxPdu> asked = link;
        long packet = ++lastPacket;
        waiting.put(packet, then);
        send(type, packet, body);
        home.schedule(
                () -> {
                    if (waiting.remove(packet) != null && link == asked)
                        asked.end(new IOException("no answer to " + type.word() + " from " + Hop.text(master)));
                },
                settings.patience().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void send(AgentxType type, long packet, AgentxBody body) {
        send(AgentxPdu.of(new AgentxHead(type, AgentxHead.NETWORK_ORDER, session, 0, packet), body));
    }

    private void send(AgentxPdu pdu) {
        try {
            if (link != null) link.out(pdu);
        } catch (IOException e) {
            link.end(e);
        }
    }

    private void opened(AgentxBody.Response response, long given) {
        if (response.error() != AgentxError.NONE) {
            link.end(new IOException("session refused: " + AgentxError.word(response.error())));
            return;
        }
        session = given;
        unregistered = settings.subtrees().size();
        for (Oid subtree : settings.subtrees())
            ask(
                    AgentxType.REGISTER,
                    new AgentxBody.Region(0, settings.priority(), 0, subtree, 0),
                    (head, answer) -> registered(subtree, answer));
    }

    private void registered(Oid subtree, AgentxBody.Response response) {
        if (response.error() != AgentxError.NONE)
            says.accept("AgentX: " + subtree + " is not registered: " + AgentxError.word(response.error()));
        if (--unregistered > 0) return;
        open = true;
        redialMillis = settings.redial().toMillis();
        says.accept("AgentX: session " + session + " open at " + Hop.text(master));
        pingLater(link);
    }

    private void pingLater(ArrowLink<AgentxPdu> watched) {
        long before = heard;
        home.schedule(
                () -> {
                    if (link != watched) return;
                    if (heard == before)
                        ask(AgentxType.PING, AgentxBody.NOTHING, (head, response) -> {
                            if (response.error() == AgentxError.NOT_OPEN)
                                watched.end(new IOException("session unknown"));
                        });
                    pingLater(watched);
                },
                settings.ping().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** The connection's side of the subagent, on the home loop. */
    private final class LinkOwner implements ArrowLink.Owner<AgentxPdu> {
        @Override
        public void opened(ArrowLink<AgentxPdu> from) {
            if (closed || from != link) {
                from.end(new IOException("closed"));
                return;
            }
            session = 0;
            AgentxBody open = new AgentxBody.Open(0, settings.id(), settings.description());
            ask(AgentxType.OPEN, open, (head, response) -> Subagent.this.opened(response, head.session()));
        }

        @Override
        public void delivered(ArrowLink<AgentxPdu> from, AgentxPdu pdu) {
            if (from != link) return;
            heard++;
            if (pdu.body() instanceof AgentxBody.Response response) answered(pdu, response);
            else if (pdu.type() == AgentxType.CLOSE)
                from.end(new IOException("the master closed the session: " + pdu.summary()));
            else if (pdu.head().session() != session)
                SubagentAnswers.refused(pdu, AgentxError.NOT_OPEN, 0).ifPresent(Subagent.this::send);
            else answers.to(pdu).ifPresent(Subagent.this::send);
        }

        private void answered(AgentxPdu pdu, AgentxBody.Response response) {
            BiConsumer<AgentxHead, AgentxBody.Response> then =
                    waiting.remove(pdu.head().packet());
            if (then != null) then.accept(pdu.head(), response);
        }

        @Override
        public void lost(ArrowLink<AgentxPdu> lost, IOException why) {
            if (lost != link) return;
            boolean was = open;
            link = null;
            open = false;
            session = 0;
            waiting.clear();
            if (was) says.accept("AgentX: session lost: " + why.getMessage());
            redial();
        }
    }
}
