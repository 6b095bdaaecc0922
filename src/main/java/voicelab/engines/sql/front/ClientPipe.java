package voicelab.engines.sql.front;

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
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import voicelab.net.Hop;

/**
 * One client's connection: bytes on a loop, its requests on a lane of workers. What the bytes say is the protocol's.
 *
 * @param <T> what is talked on it
 */
public abstract class ClientPipe<T extends ClientPipe.Talk> extends ChannelInboundHandlerAdapter {
    /** What is said on one connection. From any thread, but for {@link #close}. */
    public interface Talk {
        boolean isLoggedIn();

        boolean isIn(Collection<String> databases);

        /** Stops the statement that runs, if one does. */
        void stop();

        /** The last task of the connection's lane. */
        void close();
    }

    private static final int LOGIN_SECONDS = 60;
    private static final int WRITE_SECONDS = 60;
    private static final int LAST_WORDS_MILLIS = 1_000;
    private static final int STOP_AGAIN_MILLIS = 20;

    private final ClientDoor door;
    private final String protocol;
    private final SerialLane lane;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object writable = new Object();
    private volatile Channel channel;
    private volatile Hop hop;
    private volatile T talk;
    private volatile boolean gone;
    volatile int number;

    /** On the loop: what still comes is not read. */
    protected boolean deaf;

    protected ClientPipe(ClientDoor door, String protocol) {
        this.door = door;
        this.protocol = protocol;
        this.lane = new SerialLane(door.workers());
    }

    /** The connection is there. */
    protected abstract T begin();

    /** What is to be told of bytes that were no whole message when the client closed; empty for nothing. */
    protected abstract String unfinished();

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        hop = new Hop((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        talk = begin();
        context.executor().schedule(this::mustBeIn, LOGIN_SECONDS, TimeUnit.SECONDS);
    }

    private void mustBeIn() {
        if (talk.isLoggedIn() || !channel.isActive()) return;
        note("no log-in within " + LOGIN_SECONDS + " s");
        channel.close();
    }

    /** @throws RejectedExecutionException when there are too many tasks in the whole lab */
    protected void inOrder(Runnable task) {
        lane.run(task);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        wake();
    }

    private void wake() {
        synchronized (writable) {
            writable.notifyAll();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        String left = unfinished();
        if (!left.isEmpty() && !deaf) note(left);
        finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a client that resets, or whose TLS is none
        if (cause instanceof DecoderException) note("TLS: " + cause.getMessage());
        else if (!(cause instanceof IOException)) door.arrivals().bug("a " + protocol + " connection", cause);
        context.close();
    }

    private void finish() {
        if (gone) return;
        gone = true;
        wake();
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
        if (talk == null || ended.getCount() == 0) return;
        talk.stop();
        if (!channel.eventLoop().isShuttingDown())
            channel.eventLoop().schedule(this::stopWhatRuns, STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void over() {
        if (talk != null) talk.close();
        door.leave(this);
        ended.countDown();
    }

    public Hop hop() {
        return hop;
    }

    /** What the door calls this client; 0 when there are too many. */
    public int number() {
        return number;
    }

    protected T talk() {
        return talk;
    }

    protected Channel channel() {
        return channel;
    }

    boolean isIn(Collection<String> databases) {
        return talk != null && talk.isIn(databases);
    }

    public boolean isGone() {
        return gone;
    }

    /** Ends the session from the server's side, with these bytes before. */
    void end(byte[] farewell) {
        if (farewell.length == 0) channel.close();
        else closeBehind(farewell);
        finish();
    }

    /** Closes when all was sent, and these bytes behind it. */
    public void closeBehind(byte[] lastWords) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(lastWords)).addListener(ChannelFutureListener.CLOSE);
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
    public boolean send(byte[] bytes, boolean flush) {
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

    /** The same towards a client that may still be sending: a close over unread bytes would take the answer with it. */
    public void hangUp(byte[] lastWords) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(lastWords)).addListener(written -> halfClose());
    }

    private void halfClose() {
        if (!(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        channel.eventLoop().schedule(() -> channel.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    public void note(String problem) {
        door.arrivals().malformed(hop, protocol, problem);
    }
}
