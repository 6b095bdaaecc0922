package voicelab.engines.sql.tds;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.engines.sql.front.SerialLane;
import voicelab.net.Hop;
import voicelab.protocols.tds.PacketDecoder;
import voicelab.protocols.tds.PacketType;
import voicelab.protocols.tds.TdsException;
import voicelab.protocols.tds.TdsMessage;

/** One client's connection: bytes on a loop, its requests on a lane of workers. */
final class TdsPipe extends ChannelInboundHandlerAdapter {
    static final String PROTOCOL = "TDS";
    private static final int LOGIN_SECONDS = 60;
    /** A client waits for its answer; but for attentions there is never more than one request. */
    private static final int MAX_WAITING = 16;

    private static final int WRITE_SECONDS = 60;
    private static final int LAST_WORDS_MILLIS = 1_000;
    private static final int STOP_AGAIN_MILLIS = 20;

    private final TdsServer server;
    private final PacketDecoder decoder;
    private final SerialLane lane;
    private final Handshake handshake;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object writable = new Object();
    private volatile Channel channel;
    private volatile Hop hop;
    private volatile int spid;
    private volatile boolean gone;
    private volatile Conversation conversation;
    private boolean deaf;
    private boolean begun;

    TdsPipe(TdsServer server) {
        this.server = server;
        this.decoder = new PacketDecoder(server.databases().bounds().messageBytes());
        this.lane = new SerialLane(server.workers());
        this.handshake = new Handshake(server);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        hop = new Hop((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        conversation = new Conversation(server, this);
        context.executor()
                .schedule(
                        () -> {
                            if (conversation.isLoggedIn() || !channel.isActive()) return;
                            note("no log-in within " + LOGIN_SECONDS + " s");
                            channel.close();
                        },
                        LOGIN_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        if (!begun && !deaf && handshake.isBareTls(bytes)) {
            begun = true;
            handshake.strict(context, bytes);
            return;
        }
        begun = true;
        try {
            if (deaf) return;
            for (ByteBuffer part : bytes.nioBuffers()) decoder.feed(part);
            for (Optional<TdsMessage> next = decoder.next(); next.isPresent() && !deaf; next = decoder.next())
                take(context, next.get());
        } catch (TdsException e) {
            refuse(e.getMessage());
        } catch (RejectedExecutionException e) {
            refuse("too much is asked for at once");
        } finally {
            bytes.release();
        }
    }

    private void take(ChannelHandlerContext context, TdsMessage message) throws TdsException {
        if (!handshake.isOver()) {
            if (message.type() == PacketType.PRELOGIN) handshake.prelogin(context, message);
            else if (message.type() == PacketType.LOGIN7) {
                handshake.login(context);
                spid = server.enter(this);
                hand(message);
            } else throw new TdsException("a message of type " + message.type() + " before the log-in");
            return;
        }
        if (message.type() == PacketType.ATTENTION) conversation.attention();
        hand(message);
    }

    private void hand(TdsMessage message) throws TdsException {
        if (waiting.incrementAndGet() > MAX_WAITING)
            throw new TdsException("more than " + MAX_WAITING + " requests without waiting for an answer");
        lane.run(() -> {
            waiting.decrementAndGet();
            if (!gone) conversation.take(message);
        });
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        synchronized (writable) {
            writable.notifyAll();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (decoder.isWithin() && !deaf) note("closed in the middle of a message");
        finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) note("TLS: " + cause.getMessage());
        else if (!(cause instanceof IOException)) server.arrivals().bug("a TDS connection", cause);
        context.close();
    }

    private void finish() {
        if (gone) return;
        gone = true;
        synchronized (writable) {
            writable.notifyAll();
        }
        stopWhatRuns();
        try {
            lane.close(this::over);
        } catch (RejectedExecutionException e) {
            over();
        }
    }

    /** As in PostgreSQL's front: a statement that is just about to begin is not there to be stopped yet. */
    private void stopWhatRuns() {
        Conversation open = conversation;
        if (open == null || ended.getCount() == 0) return;
        open.attention();
        if (!channel.eventLoop().isShuttingDown())
            channel.eventLoop().schedule(this::stopWhatRuns, STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void over() {
        Conversation open = conversation;
        if (open != null) open.close();
        server.leave(spid, this);
        ended.countDown();
    }

    Hop hop() {
        return hop;
    }

    /** 0 when there are too many clients. */
    int spid() {
        return spid;
    }

    boolean isIn(Collection<String> databases) {
        Conversation open = conversation;
        return open != null && open.isIn(databases);
    }

    /** The server ends the session. */
    void end() {
        drop();
        finish();
    }

    ChannelFuture drop() {
        return channel.close();
    }

    void awaitEnd(long millis) {
        try {
            if (!ended.await(millis, TimeUnit.MILLISECONDS)) note("its session does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From a worker: sends, and waits while the client reads too slowly. False when it is gone. */
    boolean send(byte[] bytes) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
        if (channel.isWritable()) return !gone;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WRITE_SECONDS);
        synchronized (writable) {
            while (!channel.isWritable() && !gone) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    note("reads too slowly: nothing was taken for " + WRITE_SECONDS + " s");
                    channel.close();
                    return false;
                }
                try {
                    writable.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return !gone;
    }

    boolean isGone() {
        return gone;
    }

    /** Closes when all was sent. */
    void hangUp() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> lastWords());
    }

    /** Bytes that are no TDS: there is no telling where the next message would begin. */
    private void refuse(String text) {
        deaf = true;
        note(text);
        lastWords();
    }

    private void lastWords() {
        if (!(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        // a close over unread bytes is a reset, which would take the answer with it
        duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        channel.eventLoop().schedule(() -> channel.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    void note(String problem) {
        server.arrivals().malformed(hop, PROTOCOL, problem);
    }
}
