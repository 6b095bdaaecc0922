package voicelab.engines.snmp.export;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.net.Dialer;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.smi.Oid;

/** Walks agents with SNMPv2c GetBulk from the own address, through the arrow that leads to each. Thread-safe. */
public final class SnmpWalker {
    private static final int MOST_DATAGRAM = 65_535;

    private final EventLoopGroup loops;
    private final Dialer dialer;
    private final Passages passages;
    private final WalkSettings settings;
    private final AtomicInteger lastRequest = new AtomicInteger();

    /** @param passages the calling instance's arrows; an agent outside the map is talked to directly */
    public SnmpWalker(EventLoopGroup loops, Dialer dialer, Passages passages, WalkSettings settings) {
        this.loops = loops;
        this.dialer = dialer;
        this.passages = passages;
        this.settings = settings;
    }

    /**
     * Everything below {@code root}. Fails with an {@link IOException} that says why: no answer in time, an error of the agent,
     * an arrow that is cut.
     */
    public CompletableFuture<Walked> walk(InetSocketAddress agent, Oid root) {
        Passage passage = passages.to(agent).orElseGet(OpenPassage::new);
        CompletableFuture<Walked> done = new CompletableFuture<>();
        Walk walk = new Walk(passage, agent, root, settings, lastRequest::incrementAndGet, done);
        ChannelFuture bound = new Bootstrap()
                .group(loops.next())
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MOST_DATAGRAM))
                .handler(walk)
                .bind(new InetSocketAddress(dialer.own(), 0));
        bound.addListener(ready -> {
            if (ready.isSuccess()) walk.begin(bound.channel());
            else done.completeExceptionally(new IOException("no port to ask from", ready.cause()));
        });
        return done.orTimeout(settings.longest().toMillis() + 1_000, TimeUnit.MILLISECONDS)
                .whenComplete((found, error) -> bound.channel().close());
    }
}
