package voicelab.engines.snmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.Optional;
import voicelab.protocols.agentx.AgentxDecoder;
import voicelab.protocols.agentx.AgentxException;
import voicelab.protocols.agentx.AgentxPdu;

/** Either end of an AgentX connection: bytes to PDUs. One per channel. */
final class AgentxPipe extends ChannelInboundHandlerAdapter {

    /** Whom the pipe serves; called on the channel's event loop. */
    interface End {
        void opened(Channel channel);

        void received(AgentxPdu pdu);

        /** A PDU that cannot be read; the stream goes on when {@code why} has a header, else it is over. */
        void broken(AgentxException why);

        void closed();

        /** An error of ours. */
        void bug(Throwable error);
    }

    private final End end;
    private final AgentxDecoder decoder;
    private boolean over;

    AgentxPipe(End end, int maxPayloadBytes) {
        this.end = end;
        this.decoder = new AgentxDecoder(maxPayloadBytes);
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
            if (over) return;
            decoder.feed(bytes.nioBuffer());
            boolean more = true;
            while (more && !over) more = one();
        } finally {
            bytes.release();
        }
    }

    private boolean one() {
        try {
            Optional<AgentxPdu> pdu = decoder.next();
            pdu.ifPresent(end::received);
            return pdu.isPresent();
        } catch (AgentxException e) {
            over = e.head().isEmpty();
            end.broken(e);
            return true;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
        if (!(error instanceof IOException)) end.bug(error);
        context.close();
    }
}
