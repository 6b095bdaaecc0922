package voicelab.systems.interactionserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import voicelab.engines.frames.interaction.PlainJson;
import voicelab.standin.Settings;

/** The lab's own form of stream records: JSON, its schema in {@code docs/digital-itx.schema.json}. */
final class JsonEvents implements EventSerializer {
    static final String NAME = "json";
    static final String SCHEMA = "voicelab.digital-itx.v1";

    /** The serializer of that name: this one, or one that the user brought. */
    static EventSerializer named(String name, Settings where) {
        if (name.equals(NAME)) return new JsonEvents();
        for (EventSerializer each : ServiceLoader.load(EventSerializer.class))
            if (each.name().equals(name)) return each;
        throw where.fault("no event serializer \"" + name + "\" is on the class path; \"" + NAME + "\" always is");
    }

    static ObjectNode tree(ReportingEvent event, ServedTenant tenant) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", event.name())
                .put("tenant", tenant.uuid())
                .put("tenantId", event.tenantId())
                .put("seq", event.seq())
                .put("timestamp", Properties.text(event.at()));
        event.attributes().forEach((name, value) -> {
            if (value instanceof Integer number) json.put(name, number);
            else json.put(name, value.toString());
        });
        json.set("userData", PlainJson.write(event.userData()));
        return json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    @Override
    public byte[] bytes(JsonNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
