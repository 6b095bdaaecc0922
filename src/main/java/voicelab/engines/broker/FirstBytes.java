package voicelab.engines.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.protocol.ProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;

/** What stands first at each connection: {@link HttpRefused}, then the broker's own look at the first bytes. */
final class FirstBytes extends ProtocolHandler {
    private final ForeignProtocol foreign;

    @SuppressWarnings("rawtypes") // as the broker declares it
    FirstBytes(
            Map<String, ProtocolManager> protocols,
            NettyAcceptor acceptor,
            ScheduledExecutorService scheduled,
            ForeignProtocol foreign) {
        super(protocols, acceptor, scheduled);
        this.foreign = foreign;
    }

    @Override
    public ChannelHandler getProtocolDecoder() {
        ChannelHandler brokers = super.getProtocolDecoder();
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new HttpRefused(foreign), brokers);
            }
        };
    }
}
