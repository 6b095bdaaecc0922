package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.jms.Connection;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class OpenWireClientsIT {
    private static final int MESSAGES = 50;
    private static final long WAIT_MILLIS = 10_000;

    @TempDir
    private Path directory;

    @Test
    void the_client_of_activemq_5_writes_and_reads_a_queue_in_order() throws Exception {
        try (LabProcess lab = LabProcess.minimal(directory)) {
            Connection connection = new ActiveMQConnectionFactory(broker(lab)).createConnection();
            try {
                assertEquals(5, connection.getMetaData().getProviderMajorVersion());
                connection.start();
                Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("interop.five"));
                for (int i = 0; i < MESSAGES; i++) producer.send(session.createTextMessage("text " + i));
                MessageConsumer consumer = session.createConsumer(session.createQueue("interop.five"));
                for (int i = 0; i < MESSAGES; i++) {
                    Message message = consumer.receive(WAIT_MILLIS);
                    if (!(message instanceof TextMessage text)) fail("message " + i + " is " + message);
                    else assertEquals("text " + i, text.getText());
                    if (message != null) message.acknowledge();
                }
                assertNull(consumer.receiveNoWait(), "more messages than were sent");
            } finally {
                connection.close();
            }
            lab.assertSound();
        }
    }

    @Test
    void the_client_of_activemq_6_writes_and_reads_a_queue_in_order() throws Exception {
        try (LabProcess lab = LabProcess.minimal(directory)) {
            Tool.Ran ran = Tool.java()
                    .run(
                            Duration.ofSeconds(60),
                            directory,
                            "-cp",
                            classPath(),
                            JakartaQueue.class.getName(),
                            broker(lab),
                            "interop.six",
                            Integer.toString(MESSAGES))
                    .well();
            assertTrue(ran.output().contains("read " + MESSAGES + " with 6."), ran::output);
            lab.assertSound();
        }
    }

    private static String broker(LabProcess lab) {
        return "tcp://" + lab.text("REPORTING_SERVER_BROKER");
    }

    /** This program's classes and the client that the build's interop profile put beside the jar. */
    private static String classPath() throws IOException {
        Path client = LabProcess.jar().resolveSibling("activemq6");
        try (Stream<Path> jars = Files.list(client)) {
            List<String> paths = jars.map(Path::toString).sorted().toList();
            assertTrue(paths.stream().anyMatch(jar -> jar.contains("activemq-client-6.")), () -> client + ": " + paths);
            return Stream.concat(
                            Stream.of(LabProcess.jar()
                                    .resolveSibling("test-classes")
                                    .toString()),
                            paths.stream())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
