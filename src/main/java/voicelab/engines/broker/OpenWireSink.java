package voicelab.engines.broker;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.command.Command;
import org.apache.activemq.command.Message;
import org.apache.activemq.command.Response;
import org.apache.activemq.transport.DefaultTransportListener;
import org.apache.activemq.transport.Transport;
import org.apache.activemq.transport.TransportAcceptListener;
import org.apache.activemq.transport.TransportServer;
import org.apache.activemq.transport.tcp.TcpTransportFactory;
import voicelab.net.Hop;

/** An OpenWire peer that acknowledges whatever it is sent and keeps nothing: for measurements that a broker would be part of. */
public final class OpenWireSink implements Closeable {
    // held here because a logger that nobody holds forgets its level; it says where it listens, and that it stops
    private static final Logger TRANSPORT = Logger.getLogger("org.apache.activemq.transport");

    private final Consumer<String> user;
    private final TransportServer server;

    private OpenWireSink(InetSocketAddress at, Consumer<String> user) throws Exception {
        this.user = user;
        server = new TcpTransportFactory()
                .doBind(new URI("tcp://" + Hop.text(at)
                        + "?transport.useInactivityMonitor=false&wireFormat.maxInactivityDuration=0"));
        server.setAcceptListener(new TransportAcceptListener() {
            @Override
            public void onAccept(Transport transport) {
                accepted(transport);
            }

            @Override
            public void onAcceptError(Exception error) {
                // told to stop, or a connection that broke before it was one
            }
        });
        server.start();
    }

    /**
     * @param at where it listens
     * @param user hears the destination's name of each message, on the connection's thread
     */
    public static OpenWireSink open(InetSocketAddress at, Consumer<String> user) throws IOException {
        OpenWireIds.prepare();
        TRANSPORT.setLevel(Level.WARNING);
        try {
            return new OpenWireSink(at, user);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no OpenWire sink at " + Hop.text(at), e);
        }
    }

    private void accepted(Transport transport) {
        transport.setTransportListener(new DefaultTransportListener() {
            @Override
            public void onCommand(Object received) {
                if (received instanceof Command command) taken(command, transport);
            }
        });
        try {
            transport.start();
        } catch (Exception e) {
            // its peer has gone again
        }
    }

    private void taken(Command command, Transport transport) {
        if (command instanceof Message message)
            user.accept(message.getDestination().getPhysicalName());
        if (!command.isResponseRequired()) return;
        Response response = new Response();
        response.setCorrelationId(command.getCommandId());
        try {
            transport.oneway(response);
        } catch (IOException e) {
            // its peer has gone
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            // it listens no more, or ends with this process
        }
    }
}
