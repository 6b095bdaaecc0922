package voicelab.engines.snmp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.GivenBack;
import voicelab.net.Ticker;
import voicelab.protocols.smi.Oid;

/**
 * An SNMP agent whose objects belong to subagents: AgentX on TCP (RFC 2741), SNMPv1, v2c and v3 on UDP. Everything of it runs on
 * one event loop. Does not own the loop.
 */
public final class MasterAgent implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final int MOST_DATAGRAM = 65_535;
    private static final int MOST_OUTGOING = 4 * 1024 * 1024;
    private static final long NANOS_A_TICK = 10_000_000;
    private static final int MOST_TEXT_ID = 27;

    /** 2020-01-01: boots are counted in seconds since then, so that they grow over restarts without any memory. */
    private static final long BOOTS_BEGIN = 1_577_836_800;

    /** The enterprise of net-snmp, whose playpen the lab's own objects live in; the last octet says that text follows. */
    private static final byte[] ENGINE_PREFIX = {(byte) 0x80, 0, 0x1F, (byte) 0x88, 4};

    private final EventLoop home;
    private final MasterDesk desk;
    private final SnmpDoor door;
    private final Set<AgentxPeer> peers = new HashSet<>();
    private Channel agentx;
    private Channel snmp;

    /**
     * What a master is called.
     *
     * @param name of the system; unique in the lab, it makes the engine id
     */
    public record Identity(String name, String description, Oid objectId) {}

    /** @param says hears what happens to sessions, and every trap */
    public MasterAgent(
            EventLoop home,
            MasterSettings settings,
            Identity identity,
            Arrivals arrivals,
            Ticker ticker,
            Clock clock,
            Executor workers,
            Consumer<String> says) {
        this.home = home;
        long begin = ticker.nanos();
        SystemGroup system = new SystemGroup(
                identity.name(),
                identity.description(),
                identity.objectId(),
                () -> (ticker.nanos() - begin) / NANOS_A_TICK);
        TrapSender traps = new TrapSender(settings, this::send, says);
        this.desk = new MasterDesk(
                home, settings, arrivals, () -> (ticker.nanos() - begin) / NANOS_A_TICK, system, traps, says);
        long seconds = Math.max(1, clock.instant().getEpochSecond() - BOOTS_BEGIN);
        int boots = (int) Math.min(Integer.MAX_VALUE - 1, seconds);
        this.door = new SnmpDoor(desk, workers, made -> new SecuredMessages(made, engineId(identity.name()), boots));
    }

    static byte[] engineId(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MOST_TEXT_ID);
        byte[] id = java.util.Arrays.copyOf(ENGINE_PREFIX, ENGINE_PREFIX.length + length);
        System.arraycopy(text, 0, id, ENGINE_PREFIX.length, length);
        return id;
    }

    /** Opens the listener for subagents and returns where it is bound. */
    public InetSocketAddress listenAgentx(InetSocketAddress address) throws BindFailure {
        ChannelFuture bind = new ServerBootstrap()
                .group(home)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(MOST_OUTGOING / 2, MOST_OUTGOING))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new AgentxPipe(
                                        new AgentxPeer(desk, peers),
                                        desk.settings().bounds().payloadBytes()));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bind.isSuccess()) throw new BindFailure(address, "tcp", bind.cause());
        agentx = bind.channel();
        return (InetSocketAddress) agentx.localAddress();
    }

    /** Opens the port for managers and returns where it is bound. */
    public InetSocketAddress listenSnmp(InetSocketAddress address) throws BindFailure {
        ChannelFuture bind = new Bootstrap()
                .group(home)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MOST_DATAGRAM))
                .handler(door)
                .bind(address)
                .awaitUninterruptibly();
        if (!bind.isSuccess()) throw new BindFailure(address, "udp", bind.cause());
        snmp = bind.channel();
        return (InetSocketAddress) snmp.localAddress();
    }

    private void send(byte[] bytes, InetSocketAddress to) {
        door.write(bytes, to);
    }

    /** What subagents said of themselves when they opened their sessions, in that order. */
    public List<String> sessions() {
        CompletableFuture<List<String>> names = new CompletableFuture<>();
        home.execute(() -> names.complete(desk.sessions().stream()
                .map(session -> session.id() + " " + session.description())
                .toList()));
        return names.join();
    }

    /** Closes sessions and ports; idempotent. */
    @Override
    public void close() {
        if (agentx == null && snmp == null) return;
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            home.execute(() -> {
                List.copyOf(peers).forEach(AgentxPeer::shutDown);
                done.complete(null);
            });
            done.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
        } catch (RejectedExecutionException e) {
            // the lab has stopped
        }
        if (agentx != null) GivenBack.await(agentx);
        if (snmp != null) GivenBack.await(snmp);
        agentx = null;
        snmp = null;
    }
}
