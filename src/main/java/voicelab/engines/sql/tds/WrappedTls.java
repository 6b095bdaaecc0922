package voicelab.engines.sql.tds;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import voicelab.protocols.tds.PacketDecoder;
import voicelab.protocols.tds.PacketEncoder;
import voicelab.protocols.tds.PacketType;

/**
 * TLS within PRELOGIN ([MS-TDS] 2.2.6.5, 3.2.5.2): the records of the handshake travel in packets of type PRELOGIN, each
 * flight a message; those after it bare, with TDS packets inside. Stands between the socket and the TLS handler.
 */
final class WrappedTls extends ChannelDuplexHandler {
    private static final int FIRST_TLS_RECORD = 0x14;
    private static final int LAST_TLS_RECORD = 0x17;

    private final byte[] header = new byte[PacketDecoder.HEADER_BYTES];
    private int headerLength;
    private int left;
    private boolean bareIn;
    private boolean bareOut;
    private CompositeByteBuf flight;

    /** From the loop, when the handshake is over: what was written before is still wrapped. */
    void unwrapped(ChannelHandlerContext context) {
        sendFlight(context);
        bareOut = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        if (bareIn) {
            context.fireChannelRead(bytes);
            return;
        }
        try {
            while (bytes.isReadable() && !bareIn) {
                if (headerLength < header.length) readHeader(bytes);
                else {
                    int some = Math.min(left, bytes.readableBytes());
                    left -= some;
                    context.fireChannelRead(bytes.readRetainedSlice(some));
                }
                if (headerLength == header.length && left == 0) headerLength = 0;
            }
            if (bareIn && bytes.isReadable()) context.fireChannelRead(bytes.readRetainedSlice(bytes.readableBytes()));
        } finally {
            bytes.release();
        }
    }

    private void readHeader(ByteBuf bytes) {
        int first = bytes.getUnsignedByte(bytes.readerIndex());
        if (headerLength == 0 && first >= FIRST_TLS_RECORD && first <= LAST_TLS_RECORD) {
            bareIn = true;
            return;
        }
        if (headerLength == 0 && first != PacketType.PRELOGIN)
            throw new DecoderException("a packet of type " + first + " within the TLS handshake");
        header[headerLength++] = bytes.readByte();
        if (headerLength < header.length) return;
        left = ((header[2] & 0xFF) << 8 | (header[3] & 0xFF)) - header.length;
        if (left < 0) throw new DecoderException("a packet shorter than its header within the TLS handshake");
    }

    @Override
    public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
        if (bareOut) {
            context.write(written, promise);
            return;
        }
        if (flight == null) flight = context.alloc().compositeBuffer(64);
        flight.addComponent(true, (ByteBuf) written);
        promise.trySuccess();
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        sendFlight(context);
        context.flush();
    }

    private void sendFlight(ChannelHandlerContext context) {
        if (flight == null) return;
        byte[] bytes = new byte[flight.readableBytes()];
        flight.readBytes(bytes);
        flight.release();
        flight = null;
        byte[] packets = PacketEncoder.packets(PacketType.PRELOGIN, bytes, PacketEncoder.FIRST_PACKET_BYTES, 0);
        context.write(context.alloc().buffer(packets.length).writeBytes(packets));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ReferenceCountUtil.release(flight);
        flight = null;
    }
}
