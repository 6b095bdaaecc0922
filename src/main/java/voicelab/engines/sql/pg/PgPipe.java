package voicelab.engines.sql.pg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import voicelab.engines.sql.front.SerialLane;
import voicelab.net.Hop;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontDecoder;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireFault;

/** One client's connection: bytes on a loop, its requests on a lane of workers. */
final class PgPipe extends ChannelInboundHandlerAdapter {
    static final String PROTOCOL = "PostgreSQL";
    private static final int LOGIN_SECONDS = 60;
    private static final int MAX_WAITING = 4_096;
    private static final int RESUME_AT = 512;
    private static final int WRITE_SECONDS = 60;
    private static final int LAST_WORDS_MILLIS = 1_000;
    private static final int STOP_AGAIN_MILLIS = 20;

    private final PgServer server;
    private final FrontDecoder decoder;
    private final SerialLane lane;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object writable = new Object();
    private volatile Channel channel;
    private volatile Hop hop;
    private volatile int process;
    private volatile int secret;
    private volatile boolean gone;
    private Conversation conversation;
    private boolean deaf;

    PgPipe(PgServer server) {
        this.server = server;
        this.decoder = new FrontDecoder(server.databases().bounds().messageBytes());
        this.lane = new SerialLane(server.workers());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        hop = new Hop((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        conversation = new Conversation(server, this);
        secret = server.secret();
        context.executor()
                .schedule(
                        () -> {
                            if (!conversation.isLoggedIn() && channel.isActive()) {
                                note("no log-in within " + LOGIN_SECONDS + " s");
                                channel.close();
                            }
                        },
                        LOGIN_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        try {
            if (deaf) return;
            byte[] chunk = new byte[bytes.readableBytes()];
            bytes.readBytes(chunk);
            decoder.feed(chunk, 0, chunk.length);
            for (Optional<FrontMessage> next = decoder.next(); next.isPresent() && !deaf; next = decoder.next())
                take(next.get());
        } catch (PgWireException e) {
            refuse(States.PROTOCOL_VIOLATION, e.getMessage());
        } catch (RejectedExecutionException e) {
            refuse(States.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
        } finally {
            bytes.release();
        }
    }

    private void take(FrontMessage message) throws PgWireException {
        if (message instanceof FrontMessage.SslRequest) upgrade();
        else if (message instanceof FrontMessage.GssRequest) answer('N');
        else if (message instanceof FrontMessage.Cancel cancel) {
            deaf = true;
            server.cancel(cancel);
            channel.close();
        } else if (message instanceof FrontMessage.Startup startup && process == 0) {
            process = server.enter(this);
            if (process == 0) refuse(States.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
            else hand(startup);
        } else hand(message);
    }

    private void hand(FrontMessage message) {
        if (waiting.incrementAndGet() > MAX_WAITING) channel.config().setAutoRead(false);
        lane.run(() -> {
            int left = waiting.decrementAndGet();
            if (left == RESUME_AT) channel.config().setAutoRead(true);
            if (!gone) conversation.take(message, left == 0);
        });
    }

    /** The plain answer to a first question; then another first message comes. */
    private void answer(char letter) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) letter}));
    }

    private void upgrade() throws PgWireException {
        // what a client sends before the answer would be taken for protected (CVE-2021-23214)
        if (decoder.pending() > 0) throw new PgWireException("received unencrypted data after SSL request");
        if (channel.pipeline().get(SslHandler.class) != null) {
            answer('N');
            return;
        }
        SSLEngine engine = server.tls().createSSLEngine();
        engine.setUseClientMode(false);
        // the lab's certificate is made at its first handshake, which may take long: not on the loop
        SslHandler tls = new SslHandler(engine, server.workers());
        answer('S');
        channel.pipeline().addFirst(tls);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        synchronized (writable) {
            writable.notifyAll();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (decoder.pending() > 0 && !deaf)
            note("closed in the middle of a message, after " + decoder.pending() + " bytes of it");
        finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a client that resets, or whose TLS is none
        if (!(cause instanceof java.io.IOException) && cause instanceof io.netty.handler.codec.DecoderException)
            note("TLS: " + cause.getMessage());
        else if (!(cause instanceof java.io.IOException)) server.arrivals().bug("a PostgreSQL connection", cause);
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

    /**
     * Nobody waits for it any more, and it may hold locks. Again and again: a statement that is just about to begin is not there
     * to be stopped yet.
     */
    private void stopWhatRuns() {
        if (conversation == null || ended.getCount() == 0) return;
        conversation.cancel();
        if (!channel.eventLoop().isShuttingDown())
            channel.eventLoop().schedule(this::stopWhatRuns, STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void over() {
        if (conversation != null) conversation.close();
        server.leave(process);
        ended.countDown();
    }

    Hop hop() {
        return hop;
    }

    /** Where the client is. */
    InetSocketAddress client() {
        return hop.remote();
    }

    int process() {
        return process;
    }

    int secret() {
        return secret;
    }

    /** The database that the client is in, empty before it is. */
    String database() {
        return conversation == null ? "" : conversation.database();
    }

    void cancel(int told) {
        if (told == secret) conversation.cancel();
    }

    /** Tells the client that the server ends its session, and does. */
    void end() {
        BackWriter out = new BackWriter();
        out.error(WireFault.fatal(States.ADMIN_SHUTDOWN, "terminating connection due to administrator command"));
        Channel open = channel;
        if (open != null)
            open.writeAndFlush(Unpooled.wrappedBuffer(out.take())).addListener(ChannelFutureListener.CLOSE);
        finish();
    }

    void awaitEnd(long millis) {
        try {
            if (!ended.await(millis, TimeUnit.MILLISECONDS)) note("its session does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From a worker: sends, and waits while the client reads too slowly. False when it is gone. */
    boolean send(byte[] bytes, boolean flush) {
        if (bytes.length > 0) channel.write(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
        if (flush || !channel.isWritable()) channel.flush();
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

    /** Closes when all was sent. */
    void hangUp() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Says why and closes; what still comes is not read. */
    private void refuse(String state, String text) {
        deaf = true;
        note(text);
        BackWriter out = new BackWriter();
        out.error(WireFault.fatal(state, text));
        channel.writeAndFlush(Unpooled.wrappedBuffer(out.take()))
                .addListener(written -> ((DuplexChannel) channel).shutdownOutput());
        // a close over unread bytes is a reset, which would take the answer with it
        channel.eventLoop().schedule(() -> channel.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    void note(String problem) {
        server.arrivals().malformed(hop, PROTOCOL, problem);
    }
}
