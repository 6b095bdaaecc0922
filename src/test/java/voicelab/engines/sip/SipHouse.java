package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.Transport;

/** A few SIP nodes on addresses of 127.32.0.0/24, one loop, and what they reported. No bug may be among it. */
final class SipHouse implements Arrivals, AutoCloseable {
    static final SipSettings QUICK = SipSettings.DEFAULTS.withT1(Duration.ofMillis(50));

    final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    final List<String> malformed = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
    private final List<SipNode> nodes = new ArrayList<>();
    private int seed = 1;

    static InetSocketAddress at(int octet, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName("127.32.0." + octet), port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    SipNode node(int octet, SipSettings settings) throws IOException {
        return node(octet, settings, Passages.NONE);
    }

    SipNode node(int octet, SipSettings settings, Passages passages) throws IOException {
        EventLoop loop = loops.next();
        InetAddress own = at(octet, 0).getAddress();
        SipNode node = new SipNode(
                new SipOutfit(loop, new Dialer(own), passages, this, Ticker.REAL, new Random(seed++), settings));
        nodes.add(node);
        return node;
    }

    /** Listens on port 5060 of its address, both transports. */
    SipNode open(int octet, SipSettings settings, SipHandler handler) throws IOException {
        return node(octet, settings).handle(handler).listen(at(octet, 5060), Transport.UDP, Transport.TCP);
    }

    static SipPeer peer(int octet, Transport transport) {
        return new SipPeer(at(octet, 5060), transport);
    }

    /** Passages with one arrow to that address; nobody calls. */
    static Passages arrow(InetSocketAddress to, Passage passage) {
        return new Passages() {
            @Override
            public Optional<Passage> to(InetSocketAddress remote) {
                return remote.equals(to) ? Optional.of(passage) : Optional.empty();
            }

            @Override
            public boolean calls(InetSocketAddress remote, InetSocketAddress listener) {
                return false;
            }
        };
    }

    static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(5, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing came within 5 s");
        return next;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        BlockingQueue<String> never = new LinkedBlockingQueue<>();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "not within 8 s: " + what);
            never.poll(5, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void arrived(Parcel parcel, Hop hop) {
        arrived.add(parcel.summary());
    }

    @Override
    public void malformed(Hop hop, String protocol, String problem) {
        malformed.add(problem);
    }

    @Override
    public void unsupported(Hop hop, String protocol, String what) {}

    @Override
    public void bug(String where, Throwable error) {
        error.printStackTrace();
        bugs.add(error);
    }

    @Override
    public void close() {
        nodes.forEach(SipNode::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        assertEquals(List.of(), bugs);
    }
}
