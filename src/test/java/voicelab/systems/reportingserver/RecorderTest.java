package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.jms.BytesMessage;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import voicelab.protocols.records.Queues;

/** What is not of the schema is kept as it came. */
class RecorderTest extends ReportsTestCase {
    @Test
    void the_recorder_keeps_what_is_not_of_the_schema_unharmed() throws Exception {
        byte[] body = new byte[150_000];
        for (int i = 0; i < body.length; i++) body[i] = (byte) (i * 7);
        try (var connection =
                new ActiveMQConnectionFactory("tcp://" + own.getHostAddress() + ":61616").createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            var producer = session.createProducer(session.createQueue(Queues.CDR));
            var text = session.createTextMessage("<cdr id=\"7\">\u00e4</cdr>");
            text.setStringProperty("vendor", "yes");
            text.setJMSType("billing");
            text.setJMSCorrelationID("c-7");
            producer.send(text);
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(new byte[] {0, -1, 127, -128});
            producer.send(bytes);
            var foreign = session.createProducer(session.createQueue("vendor.cdr"));
            BytesMessage large = session.createBytesMessage();
            large.writeBytes(body);
            foreign.send(large);
            var map = session.createMapMessage();
            map.setString("id", "9");
            foreign.send(map);
        }
        JsonNode rows = awaitRows("/ems-rs/lab/frames", 4).path("frames");
        Map<String, JsonNode> byKind = new LinkedHashMap<>();
        for (JsonNode row : rows)
            byKind.put(
                    row.path("queue").asText() + " " + row.path("message-kind").asText(), row);
        JsonNode text = byKind.get(Queues.CDR + " text");
        assertEquals("<cdr id=\"7\">\u00e4</cdr>", new String(body(text), StandardCharsets.UTF_8));
        assertEquals("yes", text.at("/properties/vendor").asText());
        assertEquals("billing", text.at("/properties/JMSType").asText(), text.toString());
        assertEquals("c-7", text.at("/properties/JMSCorrelationID").asText());
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                new byte[] {0, -1, 127, -128}, body(byKind.get(Queues.CDR + " bytes")));
        org.junit.jupiter.api.Assertions.assertArrayEquals(body, body(byKind.get("vendor.cdr bytes")));
        assertTrue(byKind.containsKey("vendor.cdr map"), byKind.keySet().toString());
        assertEquals(3, report("/ems-rs/lab/frames?limit=3").path("frames").size());
        assertEquals(
                2, report("/ems-rs/lab/frames?queue=vendor.cdr").path("frames").size());
    }

    private static byte[] body(JsonNode frame) {
        return Base64.getDecoder().decode(frame.path("body-base64").asText());
    }
}
