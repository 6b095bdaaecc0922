package voicelab.engines.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.routing.RoutingHandler;
import org.apache.activemq.artemis.spi.core.protocol.AbstractProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import voicelab.net.Arrivals;
import voicelab.net.Hop;

/** Takes what no other protocol recognised; its only act is in {@link #addChannelHandlers}. */
@SuppressWarnings("rawtypes") // as the broker declares it
final class ForeignProtocol
        extends AbstractProtocolManager<Object, BaseInterceptor<Object>, RemotingConnection, RoutingHandler> {
    private static final AttributeKey<Boolean> REPORTED = AttributeKey.valueOf("voicelab.foreign");
    private final ProtocolManagerFactory factory;
    private final Arrivals arrivals;

    ForeignProtocol(ProtocolManagerFactory factory, Arrivals arrivals) {
        this.factory = factory;
        this.arrivals = arrivals;
    }

    @Override
    public void addChannelHandlers(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        report(channel, "first bytes are neither OpenWire's nor the core protocol's");
        channel.close();
        // the broker drops the connection on any error here and makes no entry for it
        throw new IllegalStateException("foreign bytes");
    }

    /** Once a channel: the broker's decoder asks again when the channel closes. */
    void report(Channel channel, String problem) {
        if (channel.attr(REPORTED).getAndSet(true) != null) return;
        Hop hop = new Hop((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        arrivals.malformed(hop, "OpenWire", problem);
    }

    @Override
    public boolean isProtocol(byte[] firstBytes) {
        return false;
    }

    @Override
    public boolean acceptsNoHandshake() {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // raw in the broker's own declaration
    public ProtocolManagerFactory<BaseInterceptor<Object>> getFactory() {
        return factory;
    }

    @Override
    public void updateInterceptors(List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing) {}

    @Override
    public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection connection) {
        throw new IllegalStateException("foreign bytes");
    }

    @Override
    public void handleBuffer(RemotingConnection connection, ActiveMQBuffer buffer) {}

    @Override
    public void handshake(NettyServerConnection connection, ActiveMQBuffer buffer) {}

    @Override
    public List<String> websocketSubprotocolIdentifiers() {
        return List.of();
    }

    @Override
    public RoutingHandler getRoutingHandler() {
        return null;
    }
}
