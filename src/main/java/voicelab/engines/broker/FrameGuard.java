package voicelab.engines.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import voicelab.net.Arrivals;
import voicelab.net.Hop;

/** Follows the length prefixes of one connection and closes it at the first that no sane client sends. */
final class FrameGuard extends ChannelInboundHandlerAdapter {
    private final Arrivals arrivals;
    private final int frameBytes;
    private int prefix;
    private int prefixBytes;
    private int left;
    private boolean closed;

    FrameGuard(Arrivals arrivals, int frameBytes) {
        this.arrivals = arrivals;
        this.frameBytes = frameBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closed || (message instanceof ByteBuf bytes && !follow(context, bytes))) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    private boolean follow(ChannelHandlerContext context, ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (left > 0) {
                int step = Math.min(left, end - at);
                left -= step;
                at += step;
            } else {
                prefix = prefix << 8 | bytes.getUnsignedByte(at++);
                if (++prefixBytes == Integer.BYTES && !frameBegins(context)) return false;
            }
        }
        return true;
    }

    private boolean frameBegins(ChannelHandlerContext context) {
        if (prefix < 1 || prefix > frameBytes) {
            closed = true;
            Hop hop = new Hop((InetSocketAddress) context.channel().localAddress(), (InetSocketAddress)
                    context.channel().remoteAddress());
            arrivals.malformed(hop, "OpenWire", "frame of " + prefix + " bytes, at most " + frameBytes + " are read");
            context.close();
            return false;
        }
        left = prefix;
        prefix = 0;
        prefixBytes = 0;
        return true;
    }
}
