package voicelab.engines.broker;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.MessageConsumer;
import javax.jms.TemporaryQueue;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQMessageProducer;
import org.apache.activemq.ActiveMQSession;
import org.apache.activemq.AsyncCallback;
import voicelab.net.Dialer;
import voicelab.net.Gate;
import voicelab.net.Hop;

/** One open OpenWire connection with one session, dialled from a system's own address through an arrow's gate. */
final class OpenWireLane implements Closeable {
    /** The broker drops a second message with the same value (its own duplicate detection). */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final ActiveMQConnection connection;
    private final ActiveMQSession session;
    private final ActiveMQMessageProducer producer;
    private final Hop hop;
    private final GatheringTransport wire;

    private OpenWireLane(ActiveMQConnection connection, InetSocketAddress broker) throws JMSException {
        this.connection = connection;
        this.session = (ActiveMQSession) connection.createSession(false, ActiveMQSession.AUTO_ACKNOWLEDGE);
        this.producer = (ActiveMQMessageProducer) session.createProducer(null);
        this.wire = connection.getTransport().narrow(GatheringTransport.class);
        Socket socket = connection.getTransport().narrow(Socket.class);
        InetSocketAddress local = (InetSocketAddress) socket.getLocalSocketAddress();
        this.hop = new Hop(local, broker);
    }

    /** @throws IOException when the broker does not take the connection, or the arrow is cut (then the arrow's sentence) */
    static OpenWireLane open(InetAddress own, InetSocketAddress broker, Gate gate, Duration timeout)
            throws IOException {
        OpenWireIds.prepare();
        BrokerLog.quiet();
        LaneFactory factory = new LaneFactory(new Dialer(own).sockets(gate), broker, timeout);
        ActiveMQConnection connection = null;
        try {
            connection = (ActiveMQConnection) factory.createConnection();
            connection.start();
            return new OpenWireLane(connection, broker);
        } catch (JMSException e) {
            if (connection != null) close(connection);
            throw failure(e);
        }
    }

    Hop hop() {
        return hop;
    }

    boolean isOpen() {
        return !connection.isClosed() && !connection.isTransportFailed();
    }

    /** What became of a message that was posted; called once, on the connection's own thread. */
    interface Outcome {
        /** The broker has it in its journal. */
        void kept();

        void failed(IOException why);
    }

    /** What is posted from now on leaves with {@link #release}, in fewer pieces than messages. */
    void gather() {
        wire.gather();
    }

    void release() throws IOException {
        wire.release();
    }

    /** Hands the message to the connection, after all that were posted before, and returns; the broker's word comes later. */
    synchronized void post(String queue, String id, String type, byte[] utf8Text, Outcome outcome) throws IOException {
        try {
            TextMessage message = session.createTextMessage(new String(utf8Text, StandardCharsets.UTF_8));
            message.setJMSType(type);
            message.setJMSCorrelationID(id);
            message.setStringProperty(DUPLICATE_ID, id);
            producer.send(session.createQueue(queue), message, DeliveryMode.PERSISTENT, 4, 0, new AsyncCallback() {
                @Override
                public void onSuccess() {
                    outcome.kept();
                }

                @Override
                public void onException(JMSException why) {
                    outcome.failed(failure(why));
                }
            });
        } catch (JMSException e) {
            throw failure(e);
        }
    }

    /** A temporary queue with its consumer, for one answer. */
    final class Reply implements Closeable {
        private final TemporaryQueue queue;
        private final MessageConsumer consumer;

        Reply() throws IOException {
            try {
                queue = session.createTemporaryQueue();
                consumer = session.createConsumer(queue);
            } catch (JMSException e) {
                throw failure(e);
            }
        }

        String queueName() throws IOException {
            try {
                return queue.getQueueName();
            } catch (JMSException e) {
                throw failure(e);
            }
        }

        void ask(String to, byte[] utf8Text) throws IOException {
            try {
                TextMessage message = session.createTextMessage(new String(utf8Text, StandardCharsets.UTF_8));
                message.setJMSReplyTo(queue);
                producer.send(session.createQueue(to), message, DeliveryMode.NON_PERSISTENT, 4, 0);
            } catch (JMSException e) {
                throw failure(e);
            }
        }

        /** The answer's text; null when none came in time. */
        byte[] await(Duration atMost) throws IOException {
            try {
                return consumer.receive(Math.max(1, atMost.toMillis())) instanceof TextMessage text
                                && text.getText() != null
                        ? text.getText().getBytes(StandardCharsets.UTF_8)
                        : null;
            } catch (JMSException e) {
                throw failure(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                consumer.close();
                queue.delete();
            } catch (JMSException e) {
                throw failure(e);
            }
        }
    }

    /** The library wraps what the socket said; the socket's own words are the ones to show. */
    private static IOException failure(JMSException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        if (cause instanceof IOException io) return io;
        return new IOException(String.valueOf(cause.getMessage()), e);
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(ActiveMQConnection connection) {
        try {
            connection.close();
        } catch (JMSException e) {
            // the broker is gone: nobody to say goodbye to
        }
    }
}
