package voicelab.engines.broker;

import io.netty.channel.ChannelPipeline;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.protocol.openwire.OpenWireProtocolManager;
import org.apache.activemq.artemis.core.protocol.openwire.OpenWireProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import voicelab.net.Arrivals;

/** The broker's OpenWire with a frame guard before its parser, which believes any length it is told. */
final class GuardedOpenWire extends OpenWireProtocolManagerFactory {
    private final Arrivals arrivals;
    private final int frameBytes;

    GuardedOpenWire(Arrivals arrivals, int frameBytes) {
        this.arrivals = arrivals;
        this.frameBytes = frameBytes;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the broker declares it
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> parameters,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing) {
        return new OpenWireProtocolManager(this, server, incoming, outgoing) {
            @Override
            public void addChannelHandlers(ChannelPipeline pipeline) {
                pipeline.addLast("frame-guard", new FrameGuard(arrivals, frameBytes));
                super.addChannelHandlers(pipeline);
            }
        };
    }
}
