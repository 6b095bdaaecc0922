package voicelab.engines.sip;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannelConfig;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import voicelab.net.Carrier;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipStream;
import voicelab.protocols.sip.Transport;

/**
 * One TCP connection, dialed or accepted. Writes are gathered and go out once a read; what waits for a connection that is
 * not open yet waits here. When it goes, everybody who waits for something over it is told.
 */
final class SipConnection extends ChannelInboundHandlerAdapter implements Path, Carrier, Closeable {
    private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_WAITING = 10_000;

    /** A burst is caught up with within so many times as long as a queue may be: {@link Standing} tells no length. */
    private static final int CAUGHT_UP = 8;

    private record Waiting(SipPacket packet, PathUser user) {}

    private final Core core;
    private final Connections home;
    final Passage passage;
    final boolean dialed;
    final SipStream stream;
    /** The port of the Via of requests that came in on it: this connection leads to that address too (RFC 5923). */
    int aliasPort = -1;

    long lastRead;
    private final Standing standing = new Standing();
    private int readNow;
    private final Set<PathUser> users = new LinkedHashSet<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Runnable flush = this::flush;
    final StreamReader reader;
    private Channel channel;
    private Hop hop;
    private ByteBuf gathered;
    private boolean open;
    private boolean gone;

    SipConnection(Core core, Connections home, Passage passage, Hop hop, boolean dialed) {
        this.core = core;
        this.home = home;
        this.passage = passage;
        this.hop = hop;
        this.dialed = dialed;
        this.stream = new SipStream(core.outfit.settings().bounds().messageBytes());
        this.reader = new StreamReader(core, this);
        this.lastRead = core.wheel.now();
    }

    @Override
    public Transport transport() {
        return Transport.TCP;
    }

    @Override
    public Hop hop() {
        return hop;
    }

    @Override
    public long queue() {
        return standing.nanos(core.wheel.now()) / CAUGHT_UP;
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        hop = new Hop((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        open = true;
        if (dialed && passage != null) passage.gate().opened(hop, this);
        while (!waiting.isEmpty() && !gone) {
            Waiting next = waiting.poll();
            sendNow(next.packet, next.user);
        }
    }

    @Override
    public void send(SipPacket packet, PathUser user) {
        if (gone) {
            if (user != null) user.pathFailed("connection " + hop + " is closed");
            return;
        }
        if (user != null) users.add(user);
        if (open) sendNow(packet, user);
        else if (waiting.size() < MOST_WAITING) waiting.add(new Waiting(packet, user));
        else failOne(user, "too much waits for " + hop);
    }

    private void sendNow(SipPacket packet, PathUser user) {
        // an accepted connection is tapped by whoever dialed it
        if (passage == null) {
            carry(packet);
            return;
        }
        try {
            passage.out(packet, hop, this);
        } catch (IOException e) {
            failOne(user, e.getMessage());
        }
    }

    private void failOne(PathUser user, String why) {
        if (user == null) return;
        users.remove(user);
        user.pathFailed(why);
    }

    @Override
    public void leave(PathUser user) {
        users.remove(user);
    }

    @Override
    public void carry(Parcel parcel) {
        if (core.outfit.loop().inEventLoop()) gather(parcel.bytes());
        else core.outfit.loop().execute(() -> gather(parcel.bytes()));
    }

    /** Later: its sender may still be in the middle of sending. */
    @Override
    public void answered(Parcel answer) {
        core.outfit.loop().execute(() -> reader.received((SipPacket) answer));
    }

    void gather(byte[] bytes) {
        if (gone || !open) return;
        if (gathered == null) {
            gathered = channel.alloc().directBuffer(Math.max(bytes.length, 4096));
            core.flusher.dirty(flush);
        }
        gathered.writeBytes(bytes);
        core.sent++;
    }

    private void flush() {
        ByteBuf out = gathered;
        gathered = null;
        if (out == null) return;
        if (gone) {
            out.release();
            return;
        }
        channel.writeAndFlush(out, channel.voidPromise());
        // a peer that reads slower than we write: bounded by the high water mark, then it has to dial again
        if (!channel.isWritable()) drop("the peer does not read");
    }

    void pong() {
        gather(PONG);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        core.flusher.reading();
        lastRead = core.wheel.now();
        readNow++;
        standing.read(lastRead);
        try {
            reader.read(bytes);
        } catch (RuntimeException e) {
            core.outfit.arrivals().bug("sip tcp " + hop, e);
            closeGently();
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        core.flusher.readComplete();
        standing.turned(readNow >= Connections.READS_A_TURN);
        readNow = 0;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lost("connection " + hop + " was closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) core.outfit.arrivals().bug("sip tcp " + hop, cause);
        lost("connection " + hop + ": " + cause.getMessage());
        context.close();
    }

    /** It never came to be. */
    void refused(String why) {
        lost(why);
    }

    private void lost(String why) {
        if (gone) return;
        gone = true;
        home.forget(this);
        if (dialed && passage != null) passage.gate().closed(this);
        waiting.clear();
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
        ArrayList<PathUser> all = new ArrayList<>(users);
        users.clear();
        for (PathUser user : all) user.pathFailed(why);
    }

    /** Lets what was written go out first. */
    void closeGently() {
        flush();
        if (channel != null) channel.close();
    }

    void drop(String why) {
        lost(why);
        if (channel != null) channel.close();
    }

    /** Pulls the cable: a reset instead of a farewell, from any thread, without waiting. */
    @Override
    public void close() {
        Channel pulled = channel;
        if (pulled == null) return;
        if (pulled.config() instanceof SocketChannelConfig config && pulled.isActive()) linger(config);
        pulled.close();
    }

    private static void linger(SocketChannelConfig config) {
        try {
            config.setSoLinger(0);
        } catch (RuntimeException e) {
            // closed in the meantime
        }
    }
}
