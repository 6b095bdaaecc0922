package voicelab.systems.reportingserver;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import voicelab.engines.broker.Delivered;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.records.FieldNames;

/** A message that is not of the record schema, unharmed: its bytes, kind and properties. */
final class KeptFrame {
    static final String QUEUE = "queue";
    static final String KIND = "message-kind";
    static final String PROPERTIES = "properties";
    static final String BODY = "body-base64";

    private KeptFrame() {}

    /** The cells of its row. */
    static Map<String, String> of(Delivered message, Instant now) {
        var properties = JsonBody.object();
        message.properties().forEach(properties::put);
        return Map.of(
                FieldNames.ID,
                message.id(),
                QUEUE,
                message.queue(),
                FieldNames.AT,
                now.toString(),
                KIND,
                message.kind(),
                PROPERTIES,
                properties.toString(),
                BODY,
                Base64.getEncoder().encodeToString(message.raw()));
    }
}
