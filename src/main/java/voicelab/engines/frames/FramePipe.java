package voicelab.engines.frames;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import voicelab.protocols.frames.Frame;
import voicelab.protocols.frames.FrameDecoder;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameException.Kind;
import voicelab.protocols.frames.FrameMessage;

/** Either end of a connection: bytes to messages, keep-alive, and the time a frame may take. One per channel. */
final class FramePipe extends ChannelInboundHandlerAdapter {
    static final int HEX_DUMP_BYTES = 24;

    /** Whom the pipe serves; called on the channel's event loop. */
    interface End {
        void opened(Channel channel);

        void received(FrameMessage message);

        /** The bytes are none of ours, or the other side fell silent; nothing more is read. */
        void broken(FrameException why, FrameDecoder stream);

        /** The channel is closed. */
        void closed(FrameDecoder stream);

        /** An error of ours. */
        void bug(Throwable error);
    }

    private final End end;
    private final FrameDecoder decoder;
    private final Duration frameTime;
    private long frames;
    private int silences;
    private volatile boolean deaf;
    private boolean watching;

    private FramePipe(End end, int maxBodyBytes, Duration frameTime) {
        this.end = end;
        this.decoder = new FrameDecoder(maxBodyBytes);
        this.frameTime = frameTime;
    }

    static void install(Channel channel, End end, int maxBodyBytes, Duration keepAlive, Duration frameTime) {
        channel.pipeline()
                .addLast(new IdleStateHandler(keepAlive.toMillis(), 0, 0, TimeUnit.MILLISECONDS))
                .addLast(new FramePipe(end, maxBodyBytes, frameTime));
    }

    static ByteBuf wire(byte[] bytes) {
        return Unpooled.wrappedBuffer(bytes);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        end.opened(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        try {
            silences = 0;
            if (deaf) return;
            decoder.feed(bytes.nioBuffer());
            for (Optional<Frame> frame = decoder.next(); frame.isPresent() && !deaf; frame = decoder.next())
                take(context, frame.get());
            if (!deaf && decoder.pendingBytes() > 0) watch(context);
        } catch (FrameException e) {
            broken(e);
        } finally {
            bytes.release();
        }
    }

    private void take(ChannelHandlerContext context, Frame frame) throws FrameException {
        frames++;
        switch (frame.type()) {
            case KEEP_ALIVE -> context.writeAndFlush(wire(Frame.KEEP_ALIVE_ACK.bytes()));
            case KEEP_ALIVE_ACK -> {}
            case ERROR, DATA -> end.received(FrameMessage.parse(frame));
        }
    }

    /** A frame that was begun must be whole in time, however slowly its bytes drip. */
    private void watch(ChannelHandlerContext context) {
        if (watching) return;
        watching = true;
        long begun = frames;
        context.executor()
                .schedule(
                        () -> {
                            watching = false;
                            if (deaf || decoder.pendingBytes() == 0) return;
                            if (frames != begun) watch(context);
                            else broken(new FrameException(Kind.TIME_OUT, "a frame stopped after " + pending()));
                        },
                        frameTime.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (deaf || !(event instanceof IdleStateEvent idle) || idle.state() != IdleState.READER_IDLE) return;
        // a second silence in a row: the question was not answered either
        if (++silences > 1) broken(new FrameException(Kind.TIME_OUT, "no answer to a keep-alive"));
        else context.writeAndFlush(wire(Frame.KEEP_ALIVE.bytes()));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // who does not read its answers is not asked for more requests
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.closed(decoder);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
        if (!(error instanceof IOException)) end.bug(error);
        context.close();
    }

    private String pending() {
        return decoder.pendingBytes() + " bytes";
    }

    /** From now on bytes are read and forgotten, so that a last error frame reaches the other side before the close. */
    void deafen() {
        deaf = true;
    }

    private void broken(FrameException why) {
        if (deaf) return;
        deaf = true;
        end.broken(why, decoder);
    }
}
