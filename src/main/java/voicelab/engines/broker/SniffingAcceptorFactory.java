package voicelab.engines.broker;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.protocol.ProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;

/** Makes the broker's acceptor with a look at the first bytes before its own; the broker finds this class by its name. */
public final class SniffingAcceptorFactory extends NettyAcceptorFactory {
    private static final String HANDLER = "protocolHandler";

    @Override
    @SuppressWarnings("rawtypes") // as the broker declares it
    public Acceptor createAcceptor(
            String name,
            ClusterConnection cluster,
            Map<String, Object> configuration,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threadPool,
            ScheduledExecutorService scheduledThreadPool,
            Map<String, ProtocolManager> protocols,
            String threadGroup,
            MetricsManager metrics) {
        Acceptor acceptor = super.createAcceptor(
                name,
                cluster,
                configuration,
                handler,
                listener,
                threadPool,
                scheduledThreadPool,
                protocols,
                threadGroup,
                metrics);
        if (protocols.get(ForeignBytes.NAME) instanceof ForeignProtocol foreign)
            replace(
                    (NettyAcceptor) acceptor,
                    new FirstBytes(protocols, (NettyAcceptor) acceptor, scheduledThreadPool, foreign));
        return acceptor;
    }

    /** The broker has no setting that keeps its acceptor from speaking HTTP, and no setter for what looks at first bytes. */
    private static void replace(NettyAcceptor acceptor, ProtocolHandler by) {
        try {
            Field field = NettyAcceptor.class.getDeclaredField(HANDLER);
            field.setAccessible(true);
            field.set(acceptor, by);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this broker's acceptor has no " + HANDLER + " to replace", e);
        }
    }
}
