package voicelab.protocols.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.apache.activemq.command.WireFormatInfo;
import org.apache.activemq.openwire.OpenWireFormat;
import org.apache.activemq.util.ByteSequence;
import org.junit.jupiter.api.Test;

/** Read by ActiveMQ's own client. */
class OpenWireTextTest {
    private static Object read(byte[] command) throws Exception {
        OpenWireFormat format = new OpenWireFormat(1);
        format.setCacheEnabled(false);
        format.setTightEncodingEnabled(false);
        return format.unmarshal(new ByteSequence(command));
    }

    @Test
    void the_opening_says_version_1_without_cache_and_tight_encoding() throws Exception {
        WireFormatInfo info = (WireFormatInfo) read(OpenWireText.opening());
        assertTrue(info.isValid());
        assertEquals(1, info.getVersion());
        assertFalse(info.isCacheEnabled() || info.isTightEncodingEnabled() || info.isSizePrefixDisabled());
    }

    @Test
    void a_text_message_has_its_queue_its_time_and_its_text() throws Exception {
        byte[] text = "{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.UTF_8);
        ActiveMQTextMessage message =
                (ActiveMQTextMessage) read(OpenWireText.message("voicelab.gvp.cdr", text, 12_345));
        assertEquals("queue://voicelab.gvp.cdr", message.getDestination().getQualifiedName());
        assertEquals("{\"name\":\"caf\u00e9\"}", message.getText());
        assertEquals(12_345, message.getTimestamp());
        assertTrue(message.isPersistent());
    }
}
