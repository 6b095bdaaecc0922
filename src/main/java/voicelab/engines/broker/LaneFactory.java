package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import javax.jms.JMSException;
import javax.net.SocketFactory;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.transport.Transport;
import org.apache.activemq.transport.tcp.TcpTransport;
import org.apache.activemq.transport.tcp.TcpTransportFactory;
import org.apache.activemq.wireformat.WireFormat;
import voicelab.net.Hop;

/** Connections whose sockets come from a socket factory of ours; the library would take them from the JVM's default. */
final class LaneFactory extends ActiveMQConnectionFactory {
    private static final int CLOSE_MILLIS = 500;
    private static final int GATHERED_BYTES = 64 * 1024;

    private final SocketFactory sockets;
    private final URI uri;

    LaneFactory(SocketFactory sockets, InetSocketAddress broker, Duration timeout) {
        this.sockets = sockets;
        int millis = Math.toIntExact(timeout.toMillis());
        // no inactivity monitor: it costs two threads, and every send waits for its answer no longer than the timeout
        uri = URI.create("tcp://" + Hop.text(broker) + "?connectionTimeout=" + millis
                + "&useInactivityMonitor=false&wireFormat.maxInactivityDuration=0&daemon=true&ioBufferSize="
                + GATHERED_BYTES);
        setAlwaysSyncSend(true);
        setWatchTopicAdvisories(false);
        setSendTimeout(millis);
        setConnectResponseTimeout(millis);
        setCloseTimeout(CLOSE_MILLIS);
        setDispatchAsync(false);
        setAlwaysSessionAsync(false);
    }

    @Override
    protected Transport createTransport() throws JMSException {
        TcpTransportFactory factory = new TcpTransportFactory() {
            @Override
            protected SocketFactory createSocketFactory() {
                return sockets;
            }

            @Override
            protected TcpTransport createTcpTransport(WireFormat format, SocketFactory from, URI to, URI local)
                    throws IOException {
                return new GatheringTransport(format, from, to, local);
            }
        };
        try {
            return factory.doConnect(uri);
        } catch (IOException e) {
            throw wrapped(e);
        } catch (Exception e) {
            throw wrapped(new IOException(e));
        }
    }

    private static JMSException wrapped(IOException cause) {
        JMSException e = new JMSException(cause.getMessage());
        e.initCause(cause);
        return e;
    }
}
