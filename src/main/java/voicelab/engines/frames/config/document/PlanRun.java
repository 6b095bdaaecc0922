package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.document.ConfigStep.Kind;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.protocols.frames.FrameException;

/** Carries out a plan, step by step. A step that the server refuses does not stop the others; all refusals come at the end. */
public final class PlanRun {
    private static final int MOST_COMPLAINTS = 50;

    private final ConfigTarget target;
    private final ServerObjects server;
    private final List<String> complaints = new ArrayList<>();
    private final Map<ConfigEntry, ObjectNode> later = new LinkedHashMap<>();
    private boolean unmet;

    private PlanRun(ConfigTarget target, ServerObjects server) {
        this.target = target;
        this.server = server;
    }

    /**
     * @param server what the target held when the plan was made; is kept up to date
     * @param done hears of each step that was done
     * @throws IOException the target is away; what was done is done
     * @throws DocumentFault everything that the target refused
     */
    public static void make(ConfigPlan plan, ConfigTarget target, ServerObjects server, Consumer<ConfigStep> done)
            throws IOException, DocumentFault {
        PlanRun run = new PlanRun(target, server);
        boolean creating = true;
        for (ConfigStep step : plan.steps()) {
            if (creating && step.kind() != Kind.CREATE) {
                creating = false;
                run.meet();
            }
            if (run.step(step)) done.accept(step);
        }
        if (creating) run.meet();
        if (!run.complaints.isEmpty()) throw new DocumentFault(run.complaints);
    }

    private boolean step(ConfigStep step) throws IOException {
        ConfigEntry entry = step.entry();
        try {
            switch (step.kind()) {
                case CREATE -> create(entry);
                case UPDATE -> target.update(new CfgDelta(entry.key().type(), own(entry), resolved(step.delta())));
                case DELETE -> target.delete(entry.key().type(), own(entry));
            }
            return true;
        } catch (ConfigFailure e) {
            refused(entry, e);
            return false;
        }
    }

    private int own(ConfigEntry entry) {
        return server.dbid(entry.key()).orElseThrow();
    }

    private void create(ConfigEntry entry) throws IOException, ConfigFailure {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        identify(entry.key(), json);
        for (Map.Entry<String, JsonNode> each : entry.attributes().properties()) {
            unmet = false;
            json.set(each.getKey(), resolve(each.getValue()));
            if (unmet)
                later.computeIfAbsent(entry, key -> JsonNodeFactory.instance.objectNode())
                        .set(each.getKey(), each.getValue());
        }
        try {
            CfgObject draft = CfgObject.read(entry.key().type(), json);
            if (entry.options().isPresent())
                draft = draft.withOptions(entry.options().get());
            if (entry.annex().isPresent())
                draft = draft.withUserProperties(entry.annex().get());
            server.add(entry.key(), target.create(draft));
        } catch (FrameException e) {
            throw new ConfigFailure("bad-request", e.getMessage());
        }
    }

    /** The attributes that the key stands for. */
    private void identify(ConfigKey key, ObjectNode json) {
        List<String> parts = key.parts();
        if (key.type() == CfgType.FOLDER) {
            String path = key.label();
            json.put(CfgObject.NAME, path.substring(path.lastIndexOf('\\') + 1));
            json.put("type", Integer.parseInt(parts.get(1)));
            if (!parts.get(0).isEmpty()) point(json, CfgObject.TENANT_DBID, CfgType.TENANT, parts.subList(0, 1));
            EntryReader.above(key).flatMap(server::dbid).ifPresent(parent -> json.put(CfgObject.FOLDER_DBID, parent));
            return;
        }
        int at = 0;
        for (String part : CfgShapes.shape(key.type()).keys().get(0)) {
            CfgAttribute attribute = CfgShapes.shape(key.type()).attribute(part).orElseThrow();
            if (attribute.target().isEmpty()) {
                json.put(part, parts.get(at++));
                continue;
            }
            int width = DocNames.key(attribute.target().get()).size();
            point(json, part, attribute.target().get(), parts.subList(at, at + width));
            at += width;
        }
    }

    private void point(ObjectNode json, String attribute, CfgType type, List<String> parts) {
        server.dbid(new ConfigKey(type, parts)).ifPresent(dbid -> json.put(attribute, dbid));
    }

    /** What pointed at objects that came later. */
    private void meet() throws IOException {
        for (Map.Entry<ConfigEntry, ObjectNode> each : later.entrySet()) {
            ConfigEntry entry = each.getKey();
            if (server.dbid(entry.key()).isEmpty()) continue;
            try {
                target.update(new CfgDelta(entry.key().type(), own(entry), resolved(each.getValue())));
            } catch (ConfigFailure e) {
                refused(entry, e);
            }
        }
    }

    private ObjectNode resolved(ObjectNode node) {
        return (ObjectNode) resolve(node);
    }

    /** Puts DBIDs where keys are; a key of nothing yet is left out. */
    private JsonNode resolve(JsonNode node) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof ConfigKey key)
            return server.dbid(key)
                    .map(dbid -> (JsonNode) JsonNodeFactory.instance.numberNode(dbid))
                    .orElseGet(this::nothing);
        if (node instanceof ArrayNode array) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (JsonNode each : array) {
                boolean before = unmet;
                unmet = false;
                JsonNode item = resolve(each);
                if (!unmet) items.add(item);
                unmet |= before;
            }
            return items;
        }
        if (!(node instanceof ObjectNode object)) return node;
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> each : object.properties()) next.set(each.getKey(), resolve(each.getValue()));
        return next;
    }

    private JsonNode nothing() {
        unmet = true;
        return JsonNodeFactory.instance.numberNode(0);
    }

    private void refused(ConfigEntry entry, ConfigFailure failure) {
        if (complaints.size() >= MOST_COMPLAINTS) return;
        String where = entry.where().isEmpty() ? "" : entry.where() + ": ";
        complaints.add(where + entry.key() + " is refused: " + failure.getMessage());
    }
}
