package voicelab.engines.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import voicelab.net.Hop;
import voicelab.net.Passage;

/** The TCP connections of a node: which one leads where, who may open another, and which have been silent too long. */
final class Connections {
    /** What is read in one turn is answered in one write, so that a turn must be short. */
    static final int READS_A_TURN = 2;

    private static final int READ_LEAST = 1 << 10;
    private static final int READ_FIRST = 1 << 14;
    private static final int READ_MOST = 1 << 16;

    private final Core core;
    private final Map<InetSocketAddress, SipConnection> dialed = new HashMap<>();
    private final Set<SipConnection> all = new LinkedHashSet<>();
    private boolean sweeping;

    Connections(Core core) {
        this.core = core;
    }

    int count() {
        return all.size();
    }

    /** The connection to this address: the arrow's own, an accepted one that leads there, or a new one. */
    SipConnection to(InetSocketAddress remote) throws IOException {
        Passage passage = core.outfit.passages().to(remote).orElse(null);
        SipConnection known = dialed.get(remote);
        if (known != null && !known.isGone()) return known;
        if (passage == null) {
            SipConnection accepted = accepted(remote);
            if (accepted != null) return accepted;
        }
        return dial(remote, passage);
    }

    /** RFC 5923: whoever lives there has dialed us already. Host alone is not enough: 127.0.0.1 is many. */
    private SipConnection accepted(InetSocketAddress remote) {
        SipConnection found = null;
        for (SipConnection each : all) {
            if (each.dialed || each.isGone()) continue;
            InetSocketAddress peer = each.hop().remote();
            if (!peer.getAddress().equals(remote.getAddress())) continue;
            if (peer.getPort() == remote.getPort() || each.aliasPort == remote.getPort()) found = each;
        }
        return found;
    }

    private SipConnection dial(InetSocketAddress remote, Passage passage) throws IOException {
        if (dialed.size() >= core.outfit.settings().bounds().connections())
            throw new IOException(
                    "no more than " + core.outfit.settings().bounds().connections() + " connections");
        Hop hop = new Hop(new InetSocketAddress(core.outfit.dialer().own(), 0), remote);
        if (passage != null) passage.gate().dial(hop);
        SipConnection connection = new SipConnection(core, this, passage, hop, true);
        add(connection);
        dialed.put(remote, connection);
        Bootstrap bootstrap = core.outfit.dialer().netty(core.outfit.loop());
        bootstrap
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
                .option(ChannelOption.RCVBUF_ALLOCATOR, reads())
                .handler(connection);
        bootstrap.connect(remote).addListener(done -> {
            if (!done.isSuccess())
                connection.refused("cannot connect to " + Hop.text(remote) + ": "
                        + done.cause().getMessage());
        });
        return connection;
    }

    static AdaptiveRecvByteBufAllocator reads() {
        AdaptiveRecvByteBufAllocator reads = new AdaptiveRecvByteBufAllocator(READ_LEAST, READ_FIRST, READ_MOST);
        reads.maxMessagesPerRead(READS_A_TURN);
        return reads;
    }

    WriteBufferWaterMark waterMark() {
        int most = core.outfit.settings().bounds().queuedBytes();
        return new WriteBufferWaterMark(most / 2, most);
    }

    /** A connection that came in; closed at once when there are too many. */
    void accept(SocketChannel channel) {
        // what strangers open must not keep this node from dialing
        if (all.size() - dialed.size() >= core.outfit.settings().bounds().connections()) {
            core.malformed(new Hop(channel.localAddress(), channel.remoteAddress()), "too many connections");
            channel.close();
            return;
        }
        Hop hop = new Hop(channel.localAddress(), channel.remoteAddress());
        SipConnection connection = new SipConnection(core, this, null, hop, false);
        add(connection);
        channel.pipeline().addLast(connection);
    }

    private void add(SipConnection connection) {
        all.add(connection);
        if (!sweeping) sweepLater();
    }

    void forget(SipConnection connection) {
        all.remove(connection);
        dialed.remove(connection.hop().remote(), connection);
    }

    void closeAll() {
        for (SipConnection each : new ArrayList<>(all)) each.drop("the node forgets its connections");
    }

    private void sweepLater() {
        sweeping = true;
        long each = Math.max(10, core.outfit.settings().bounds().stalled().toMillis() / 2);
        core.outfit.loop().schedule(this::sweep, each, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        sweeping = false;
        long now = core.wheel.now();
        long idle = core.outfit.settings().bounds().idle().toNanos();
        long stalled = core.outfit.settings().bounds().stalled().toNanos();
        for (SipConnection each : new ArrayList<>(all)) {
            long silent = now - each.lastRead;
            if (silent > stalled && each.stream.isInMessage()) {
                each.reader.stalled();
            } else if (silent > idle) {
                each.drop("idle");
            }
        }
        if (!all.isEmpty()) sweepLater();
    }
}
