package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.reader.MessageUtil;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;

/**
 * An embedded broker that speaks OpenWire (and the broker's core protocol) on one address, with a durable journal. Its
 * owner reads queues and answers questions inside the JVM, without a connection.
 */
public final class OpenWireBroker implements AutoCloseable {
    private static final int MESSAGE_BYTES = 1_024;

    private final ActiveMQServer server;
    private final InetSocketAddress address;
    private final Arrivals arrivals;
    private final List<QueueReader> readers = new CopyOnWriteArrayList<>();

    private OpenWireBroker(ActiveMQServer server, InetSocketAddress address, Arrivals arrivals) {
        this.server = server;
        this.address = address;
        this.arrivals = arrivals;
    }

    /**
     * Returns when the listener is open and the journal is read.
     *
     * @throws BindFailure when the port is taken
     * @throws IOException when the journal cannot be opened, or another process holds it
     */
    public static OpenWireBroker start(BrokerSettings settings, Arrivals arrivals) throws IOException {
        BrokerLog.quiet();
        OpenWireIds.prepare();
        Configuration configuration = BrokerConfiguration.of(settings);
        configuration.registerBrokerPlugin(new ArrivalsPlugin(arrivals, settings.listen()));
        ActiveMQServer server = new ActiveMQServerImpl(configuration, NoManagement.server(), null);
        server.addProtocolManagerFactory(new PlainCore());
        server.addProtocolManagerFactory(new GuardedOpenWire(arrivals, settings.frameBytes()));
        server.addProtocolManagerFactory(new ForeignBytes(arrivals));
        BrokerStart.run(server, settings);
        return new OpenWireBroker(server, settings.listen(), arrivals);
    }

    /** The listener's address. */
    public InetSocketAddress address() {
        return address;
    }

    /** Hands a queue's messages to a reader, in order and in batches, until the broker closes. */
    public void read(String queue, BatchReader reader) throws IOException {
        QueueReader consumer = new QueueReader(
                queue(queue),
                reader,
                arrivals,
                server.getExecutorFactory().getExecutor(),
                server.getScheduledPool(),
                server.getStorageManager().generateID());
        readers.add(consumer);
        consumer.open();
    }

    /** Sends a text from inside, not kept over a restart: an answer to whoever asked. */
    public void answer(Delivered question, byte[] utf8Text) throws IOException {
        CoreMessage message = new CoreMessage(server.getStorageManager().generateID(), MESSAGE_BYTES);
        message.setType(Message.TEXT_TYPE);
        message.setAddress(question.replyTo());
        message.setRoutingType(RoutingType.ANYCAST);
        message.setTimestamp(0);
        if (!question.correlation().isEmpty()) MessageUtil.setJMSCorrelationID(message, question.correlation());
        message.getBodyBuffer()
                .writeNullableSimpleString(SimpleString.of(new String(utf8Text, StandardCharsets.UTF_8)));
        try {
            server.getPostOffice().route(message, false);
        } catch (Exception e) {
            throw new IOException("no answer sent to " + question.replyTo(), e);
        }
    }

    /** Messages in a queue, those being read included. */
    public long depth(String queue) throws IOException {
        return queue(queue).getMessageCount();
    }

    /** Throws away what is in a queue, and forgets which ids it has seen. */
    public void purge(String queue) throws IOException {
        try {
            Queue emptied = queue(queue);
            emptied.deleteAllReferences();
            for (QueueReader reader : readers) if (reader.reads(emptied)) reader.forget();
            server.getPostOffice().getDuplicateIDCache(SimpleString.of(queue)).clear();
        } catch (Exception e) {
            throw new IOException("queue " + queue + " was not emptied", e);
        }
    }

    /** Clients connected now. */
    public int clients() {
        return server.getConnectionCount();
    }

    /** Stops listening, closes the connections and the journal; idempotent. */
    @Override
    public void close() {
        for (QueueReader reader : readers) reader.close();
        readers.clear();
        try {
            server.stop();
        } catch (Exception e) {
            arrivals.bug("closing the broker", e);
        }
    }

    private Queue queue(String name) throws IOException {
        Queue queue = server.locateQueue(SimpleString.of(name));
        if (queue == null) throw new IOException("no queue " + name);
        return queue;
    }
}
