package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code /v1/event/...}: events, of which this agent keeps the newest {@value #KEPT} that are meant for it. */
record Events(ConsulState consul) {
    private static final int KEPT = 256;
    private static final int MAX_PAYLOAD_BYTES = 512;

    HttpReply fire(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        byte[] payload = asked.request().body();
        // Serf's limit of a user event
        if (payload.length > MAX_PAYLOAD_BYTES)
            throw new HttpRefusal(
                    500, "user event exceeds configured limit of " + MAX_PAYLOAD_BYTES + " bytes before encoding");
        ObjectNode event = Json.object().put("Name", asking.segment("name"));
        if (payload.length == 0) event.putNull("Payload");
        else event.put("Payload", Base64.getEncoder().encodeToString(payload));
        event.put("NodeFilter", asking.text("node"))
                .put("ServiceFilter", asking.text("service"))
                .put("TagFilter", asking.text("tag"))
                .put("Version", 1);
        if (event.path("ServiceFilter").asText().isEmpty() && asking.has("tag"))
            throw new HttpRefusal(400, "Cannot provide tag filter without service filter");
        Pattern node = Regex.of(asking.text("node"));
        Pattern service = Regex.of(asking.text("service"));
        Pattern tag = Regex.of(asking.text("tag"));
        ObjectNode fired = event.deepCopy();
        consul.store().write(draft -> {
            String id = new UUID(
                            consul.lab().random().nextLong(),
                            consul.lab().random().nextLong())
                    .toString();
            fired.put("ID", id).put("LTime", 0);
            boolean here = node.matcher(consul.node()).find() && hasService(asking, service, tag);
            if (here) keep(draft, event.put("ID", id));
            return true;
        });
        return asking.json(fired);
    }

    private boolean hasService(Asking asking, Pattern name, Pattern tag) {
        if (asking.text("service").isEmpty()) return true;
        return consul.agent().serviceIds().stream()
                .map(id -> consul.store().row(Table.SERVICES, Table.key(consul.node(), id)))
                .filter(service -> service != null)
                .filter(service ->
                        name.matcher(service.path("Service").asText()).find())
                .anyMatch(service -> asking.text("tag").isEmpty()
                        || Json.words(service.path("Tags")).stream()
                                .anyMatch(each -> tag.matcher(each).find()));
    }

    private static void keep(Draft draft, ObjectNode event) throws HttpRefusal {
        var rows = draft.rows(Table.EVENTS);
        long time = rows.isEmpty() ? 1 : Long.parseLong(rows.lastKey()) + 1;
        draft.put(Table.EVENTS, String.format("%010d", time), event.put("LTime", time));
        if (draft.rows(Table.EVENTS).size() > KEPT)
            draft.remove(Table.EVENTS, draft.rows(Table.EVENTS).firstKey());
    }

    Look list(Asking asking) {
        String name = asking.text("name");
        return () -> {
            List<ObjectNode> events = consul.store().rows(Table.EVENTS).values().stream()
                    .filter(event ->
                            name.isEmpty() || event.path("Name").asText().equals(name))
                    .map(Events::shown)
                    .toList();
            long index = events.isEmpty()
                    ? 1
                    : hash(events.get(events.size() - 1).path("ID").asText());
            return new Seen(Seen.Kind.EVENT, index, true, asking.found(() -> Json.list(events)));
        };
    }

    private static ObjectNode shown(ObjectNode event) {
        ObjectNode shown = event.deepCopy();
        shown.remove(Draft.CREATED);
        shown.remove(Draft.MODIFIED);
        return shown;
    }

    /** As Consul makes an index of an event's id: its halves, one over the other. */
    private static long hash(String id) {
        UUID uuid = UUID.fromString(id);
        return uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits();
    }
}
