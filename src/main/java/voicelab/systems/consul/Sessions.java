package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.http.HttpRefusal;

/** What happens to sessions, each within one draft: made, ended by a client, a time, a check or their node's end. */
final class Sessions {
    static final String SERF_HEALTH = "serfHealth";
    private static final Duration SHORTEST_TTL = Duration.ofSeconds(10);
    private static final Duration LONGEST_TTL = Duration.ofHours(24);
    private static final Duration USUAL_LOCK_DELAY = Duration.ofSeconds(15);
    private static final Duration LONGEST_LOCK_DELAY = Duration.ofSeconds(60);

    private final Keys keys;

    Sessions(Keys keys) {
        this.keys = keys;
    }

    /** @return the session's row */
    ObjectNode create(Draft draft, String id, String ownNode, Fields wanted) throws HttpRefusal {
        String node = wanted.text("Node", ownNode);
        String behavior = wanted.text("Behavior", "release");
        if (!Set.of("release", "delete").contains(behavior))
            throw new HttpRefusal(400, "Invalid Behavior setting '" + behavior + "'");
        if (draft.row(Table.NODES, node) == null) throw new HttpRefusal(500, "Missing node registration");
        List<String> nodeChecks = nodeChecks(wanted);
        JsonNode serviceChecks = serviceChecks(wanted);
        for (String check : nodeChecks) healthy(draft, node, check);
        for (JsonNode check : serviceChecks)
            healthy(draft, node, check.path("ID").asText());
        ObjectNode body = Json.object()
                .put("ID", id)
                .put("Name", wanted.text("Name"))
                .put("Node", node)
                .put("LockDelay", lockDelay(wanted).toNanos())
                .put("Behavior", behavior)
                .put("TTL", ttl(wanted));
        body.set("NodeChecks", Json.words(nodeChecks));
        if (serviceChecks.isEmpty()) body.putNull("ServiceChecks");
        else body.set("ServiceChecks", serviceChecks);
        return draft.put(Table.SESSIONS, id, body);
    }

    private static List<String> nodeChecks(Fields wanted) throws HttpRefusal {
        if (!wanted.has("Checks") && !wanted.has("NodeChecks")) return List.of(SERF_HEALTH);
        List<String> all = new ArrayList<>(wanted.strings("Checks"));
        for (String check : wanted.strings("NodeChecks")) if (!all.contains(check)) all.add(check);
        return all;
    }

    private static JsonNode serviceChecks(Fields wanted) throws HttpRefusal {
        var all = Json.array();
        for (Fields check : wanted.objects("ServiceChecks"))
            all.addObject().put("ID", check.text("ID")).put("Namespace", "");
        return all;
    }

    private static void healthy(Draft draft, String node, String check) throws HttpRefusal {
        ObjectNode row = draft.row(Table.CHECKS, Table.key(node, check));
        if (row == null) throw new HttpRefusal(500, "Missing check '" + check + "' registration");
        if (row.path("Status").asText().equals("critical"))
            throw new HttpRefusal(500, "Check '" + check + "' is in critical state");
    }

    private static Duration lockDelay(Fields wanted) throws HttpRefusal {
        if (!wanted.has("LockDelay")) return USUAL_LOCK_DELAY;
        JsonNode node = wanted.node("LockDelay").orElseThrow();
        // Consul takes a small bare number for seconds
        boolean seconds = node.isIntegralNumber() && node.asLong() >= 0 && node.asLong() <= 60;
        Duration delay = seconds ? Duration.ofSeconds(node.asLong()) : wanted.duration("LockDelay");
        return delay.compareTo(LONGEST_LOCK_DELAY) > 0 ? LONGEST_LOCK_DELAY : delay;
    }

    private static String ttl(Fields wanted) throws HttpRefusal {
        String text = wanted.text("TTL");
        if (text.isEmpty() || text.equals("0")) return "";
        Duration ttl = GoDuration.parse(text)
                .orElseThrow(() ->
                        new HttpRefusal(400, "Request decode TTL failed: time: invalid duration \"" + text + "\""));
        if (ttl.isZero()) return "";
        if (ttl.compareTo(SHORTEST_TTL) < 0 || ttl.compareTo(LONGEST_TTL) > 0)
            throw new HttpRefusal(
                    400,
                    "Invalid Session TTL '" + ttl.toNanos() + "', must be between [" + GoDuration.text(SHORTEST_TTL)
                            + "=" + GoDuration.text(LONGEST_TTL) + "]");
        return text;
    }

    void end(Draft draft, String id) throws HttpRefusal {
        ObjectNode session = draft.row(Table.SESSIONS, id);
        if (session == null) return;
        draft.remove(Table.SESSIONS, id);
        keys.sessionEnds(draft, session);
    }

    void nodeEnds(Draft draft, String node) throws HttpRefusal {
        for (ObjectNode session : List.copyOf(draft.rows(Table.SESSIONS).values()))
            if (session.path("Node").asText().equals(node))
                end(draft, session.path("ID").asText());
    }

    /** A check went critical, or is gone: the sessions that lean on it end. */
    void checkFails(Draft draft, String node, String check) throws HttpRefusal {
        for (ObjectNode session : List.copyOf(draft.rows(Table.SESSIONS).values()))
            if (session.path("Node").asText().equals(node) && leansOn(session, check))
                end(draft, session.path("ID").asText());
    }

    private static boolean leansOn(ObjectNode session, String check) {
        if (Json.words(session.path("NodeChecks")).contains(check)) return true;
        for (JsonNode each : session.path("ServiceChecks"))
            if (each.path("ID").asText().equals(check)) return true;
        return false;
    }
}
