package voicelab.interop;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/**
 * A program of its own for a class path of its own: writes texts to a queue and reads them back, with the jakarta.jms
 * client that stands there (its classes have the names of the javax.jms client's).
 */
final class JakartaQueue {
    private static final long WAIT_MILLIS = 10_000;

    private JakartaQueue() {}

    /** @param args the broker's URL, the queue's name, how many texts */
    public static void main(String[] args) throws Exception {
        ConnectionFactory factory = (ConnectionFactory) Class.forName("org.apache.activemq.ActiveMQConnectionFactory")
                .getConstructor(String.class)
                .newInstance(args[0]);
        int count = Integer.parseInt(args[2]);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            connection.start();
            Queue queue = session.createQueue(args[1]);
            var producer = session.createProducer(queue);
            for (int i = 0; i < count; i++) producer.send(session.createTextMessage(args[1] + " " + i));
            session.commit();
            var consumer = session.createConsumer(queue);
            for (int i = 0; i < count; i++) {
                Message message = consumer.receive(WAIT_MILLIS);
                String text = message instanceof TextMessage told ? told.getText() : String.valueOf(message);
                if (!text.equals(args[1] + " " + i)) throw new IllegalStateException("message " + i + " is " + text);
            }
            session.commit();
            if (consumer.receiveNoWait() != null) throw new IllegalStateException("more messages than were sent");
            System.out.println(
                    "read " + count + " with " + connection.getMetaData().getProviderVersion());
        }
    }
}
