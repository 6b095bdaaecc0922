package voicelab.engines.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Answers who speaks HTTP that this is no web server, and closes. The broker would take it for its own protocol tunnelled in
 * HTTP, collect a body of any size, and answer a GET never. Looks at two bytes only, as the broker does: no frame that is
 * meant begins with them, it would be a gigabyte long.
 */
final class HttpRefused extends ChannelInboundHandlerAdapter {
    private static final Set<String> METHODS = Set.of("GE", "PO", "PU", "HE", "OP", "PA", "DE", "TR");
    private static final String SAYS = "this port speaks OpenWire, no HTTP\n";
    private static final String ANSWER =
            "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + SAYS.length()
                    + "\r\nConnection: close\r\n\r\n" + SAYS;

    private final ForeignProtocol foreign;
    private final StringBuilder first = new StringBuilder();
    private boolean refused;

    HttpRefused(ForeignProtocol foreign) {
        this.foreign = foreign;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!refused && message instanceof ByteBuf bytes) look(context, bytes);
        if (refused) ReferenceCountUtil.release(message);
        else context.fireChannelRead(message);
    }

    /** The first byte alone may pass: the broker decides with eight. */
    private void look(ChannelHandlerContext context, ByteBuf bytes) {
        for (int i = bytes.readerIndex(); i < bytes.writerIndex() && first.length() < 2; i++)
            first.append((char) bytes.getUnsignedByte(i));
        if (first.length() < 2) return;
        refused = METHODS.contains(first.toString());
        if (!refused) {
            context.pipeline().remove(this);
            return;
        }
        foreign.report(context.channel(), "HTTP is not spoken here");
        ByteBuf answer = Unpooled.copiedBuffer(ANSWER, StandardCharsets.US_ASCII);
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
}
