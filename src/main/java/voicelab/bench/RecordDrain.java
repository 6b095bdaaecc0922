package voicelab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
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
import voicelab.protocols.records.Queues;

/**
 * In place of the Reporting Server's broker, in the measuring process: takes call records over OpenWire, acknowledges and counts
 * them. It keeps nothing: a broker would take as much of the processor as the node that is measured, from it and not from the one
 * that it is compared with.
 */
final class RecordDrain implements AutoCloseable, TransportAcceptListener {
    // held here because a logger that nobody holds forgets its level; it says where it listens, and that it stops
    private static final Logger TRANSPORT = Logger.getLogger("org.apache.activemq.transport");

    final InetSocketAddress address;
    private final AtomicLong records = new AtomicLong();
    private final TransportServer server;

    RecordDrain(InetAddress own) throws IOException {
        TRANSPORT.setLevel(Level.WARNING);
        address = new InetSocketAddress(own, Workshop.freePort(own));
        try {
            server = new TcpTransportFactory()
                    .doBind(new URI("tcp://" + Hop.text(address) + "?transport.useInactivityMonitor=false"
                            + "&wireFormat.maxInactivityDuration=0"));
            server.setAcceptListener(this);
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no record drain at " + Hop.text(address), e);
        }
    }

    long records() {
        return records.get();
    }

    @Override
    public void onAccept(Transport transport) {
        transport.setTransportListener(new DefaultTransportListener() {
            @Override
            public void onCommand(Object received) {
                if (received instanceof Command command) taken(command, transport);
            }
        });
        try {
            transport.start();
        } catch (Exception e) {
            onAcceptError(e);
        }
    }

    private void taken(Command command, Transport transport) {
        if (command instanceof Message message
                && Queues.CDR.equals(message.getDestination().getPhysicalName())) records.incrementAndGet();
        if (!command.isResponseRequired()) return;
        Response response = new Response();
        response.setCorrelationId(command.getCommandId());
        try {
            transport.oneway(response);
        } catch (IOException e) {
            // the lab has ended
        }
    }

    @Override
    public void onAcceptError(Exception error) {
        if (!(error instanceof InterruptedException)) // that is how it is told to stop
        System.getLogger("voicelab").log(System.Logger.Level.ERROR, "record drain", error);
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
