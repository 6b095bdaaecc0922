package voicelab.engines.broker;

import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.AbstractProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import voicelab.net.Arrivals;

/** A protocol for first bytes that are none of the broker's: reports them and closes, instead of guessing the core protocol. */
@SuppressWarnings("rawtypes") // as the broker declares it
final class ForeignBytes extends AbstractProtocolManagerFactory<BaseInterceptor> {
    static final String NAME = "FOREIGN";
    private final Arrivals arrivals;

    ForeignBytes(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> parameters,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing) {
        return new ForeignProtocol(this, arrivals);
    }

    @Override
    public List<BaseInterceptor> filterInterceptors(List<BaseInterceptor> interceptors) {
        return List.of();
    }

    @Override
    public String[] getProtocols() {
        return new String[] {NAME};
    }

    @Override
    public String getModuleName() {
        return "voicelab";
    }
}
