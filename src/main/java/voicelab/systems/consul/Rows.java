package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import voicelab.engines.http.HttpRefusal;

/** The rows of the catalog as a client's definition says them, in the field names of Consul's answers. */
final class Rows {
    private static final int MAX_NOTES_CHARS = 4_096;

    private Rows() {}

    static ObjectNode node(String id, String name, String address, String datacenter) {
        return Json.object()
                .put("ID", id)
                .put("Node", name)
                .put("Address", address)
                .put("Datacenter", datacenter);
    }

    /** A node of {@code catalog/register}. */
    static ObjectNode node(Fields fields, String datacenter) throws HttpRefusal {
        ObjectNode node = node(fields.text("ID"), fields.text("Node"), fields.text("Address"), datacenter);
        if (fields.has("TaggedAddresses")) node.set("TaggedAddresses", Json.mapping(fields.mapping("TaggedAddresses")));
        else node.putNull("TaggedAddresses");
        if (fields.has("NodeMeta")) node.set("Meta", Json.mapping(fields.mapping("NodeMeta")));
        else node.putNull("Meta");
        return node;
    }

    /** @param name the field that names the service: {@code Name} for an agent's, {@code Service} for the catalog's */
    static ObjectNode service(Fields fields, String name) throws HttpRefusal {
        if (!fields.text("Kind").isEmpty() || fields.has("Connect") || fields.has("Proxy"))
            throw HttpRefusal.notImplemented("services of the mesh (Kind, Connect, Proxy)");
        String service = fields.text(name);
        int port = fields.number("Port");
        if (port < 0 || port > 0xFFFF) throw new HttpRefusal(400, "Invalid service port " + port);
        ObjectNode body = Json.object()
                .put("ID", fields.text("ID", service))
                .put("Service", service)
                .put("Address", fields.text("Address"))
                .put("Port", port)
                .put("EnableTagOverride", fields.flag("EnableTagOverride"));
        body.set("Tags", Json.words(fields.strings("Tags")));
        body.set("Meta", Json.mapping(fields.mapping("Meta")));
        body.set("Weights", weights(fields));
        taggedAddresses(fields, body);
        return body;
    }

    private static ObjectNode weights(Fields fields) throws HttpRefusal {
        var given = fields.object("Weights");
        int passing = given.isPresent() ? given.get().number("Passing") : 1;
        int warning = given.isPresent() ? given.get().number("Warning") : 1;
        if (passing < 0 || warning < 0)
            throw new HttpRefusal(400, "Invalid service weights: passing and warning must be >= 0");
        return Json.object().put("Passing", passing).put("Warning", warning);
    }

    private static void taggedAddresses(Fields fields, ObjectNode body) throws HttpRefusal {
        var given = fields.node("TaggedAddresses");
        if (given.isPresent() && given.get().isObject() && !given.get().isEmpty()) {
            ObjectNode all = body.putObject("TaggedAddresses");
            for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> entry :
                    given.get().properties()) {
                Fields one = Fields.of(entry.getValue());
                all.putObject(entry.getKey())
                        .put("Address", one.text("Address"))
                        .put("Port", one.number("Port"));
            }
        }
    }

    /** A check as it stands before its first run. */
    static ObjectNode check(String node, String id, String name, String status) {
        ObjectNode check = Json.object()
                .put("Node", node)
                .put("CheckID", id)
                .put("Name", name)
                .put("Status", status)
                .put("Notes", "")
                .put("Output", "")
                .put("ServiceID", "")
                .put("ServiceName", "")
                .put("Type", "")
                .put("Interval", "")
                .put("Timeout", "")
                .put("ExposedPort", 0);
        check.putArray("ServiceTags");
        check.putObject("Definition");
        return check;
    }

    /** A check of {@code catalog/register}. */
    static ObjectNode check(Fields fields, String node) throws HttpRefusal {
        String id = fields.text("CheckID", fields.text("ID", fields.text("Name")));
        if (id.isEmpty()) throw new HttpRefusal(400, "Must provide the check's id or name");
        ObjectNode check =
                check(fields.text("Node", node), id, fields.text("Name", id), fields.text("Status", "critical"));
        return check.put("Notes", shortened(fields.text("Notes")))
                .put("Output", shortened(fields.text("Output")))
                .put("ServiceID", fields.text("ServiceID"))
                .put("Type", fields.text("Type"));
    }

    static String shortened(String text) {
        return text.length() <= MAX_NOTES_CHARS ? text : text.substring(0, MAX_NOTES_CHARS);
    }
}
