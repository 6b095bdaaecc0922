package voicelab.engines.broker;

import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.impl.CoreProtocolManager;
import org.apache.activemq.artemis.core.protocol.core.impl.CoreProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;

/** The broker's core protocol without its bean introspection, which loads a part of the desktop at boot for nothing. */
final class PlainCore extends CoreProtocolManagerFactory {

    @Override
    @SuppressWarnings("rawtypes") // as the broker declares it
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> parameters,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing) {
        List<Interceptor> in = filterInterceptors(incoming);
        List<Interceptor> out = filterInterceptors(outgoing);
        return new CoreProtocolManager(this, server, in, out);
    }
}
