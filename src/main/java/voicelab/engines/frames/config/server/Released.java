package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigChange.Kind;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.engines.frames.config.model.KeyedList;

/**
 * What a deletion changes elsewhere: a person leaves their groups, a skill leaves its agents, a DN leaves its place, "in the order
 * of arrival: the modifications, then the deletion".
 */
final class Released {
    private Released() {}

    /** The changes of what points at an object that goes; each object once, however often it points. */
    static List<StoreChange> by(CfgObject gone, ObjectStore store) throws ConfigFailure {
        Map<String, StoreChange> changes = new LinkedHashMap<>();
        for (CfgRules.Pointer pointer : CfgRules.pointersAt(gone.type())) {
            if (!pointer.attribute().is(Trait.WEAK)) continue;
            for (CfgObject owner : store.all(pointer.owner())) {
                if (owner.equals(gone) || !pointer.attribute().dbids(owner).contains(gone.dbid())) continue;
                String id = owner.type() + "/" + owner.dbid();
                StoreChange before = changes.get(id);
                ObjectNode attributes = without(owner, pointer.attribute(), gone.dbid());
                CfgObject now = before == null ? owner : before.object();
                CfgObject next = Deltas.apply(now, new CfgDelta(owner.type(), owner.dbid(), attributes));
                if (before != null) attributes.setAll(before.delta().orElseThrow());
                changes.put(id, new StoreChange(Kind.UPDATED, next, Optional.of(attributes)));
            }
        }
        return List.copyOf(changes.values());
    }

    private static ObjectNode without(CfgObject owner, CfgAttribute attribute, int dbid) {
        List<String> steps = attribute.steps();
        String around = String.join(".", steps.subList(0, steps.size() - 1));
        var keyed = CfgShapes.shape(owner.type()).list(around).map(KeyedList::last);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = root;
        int end = steps.size() - (keyed.isPresent() ? 2 : 1);
        for (String step : steps.subList(0, end)) inner = inner.putObject(step);
        if (keyed.isPresent()) inner.putArray(Deltas.deleted(keyed.get())).add(dbid);
        else if (attribute.isList())
            inner.putArray(Deltas.deleted(attribute.last())).add(dbid);
        else inner.put(attribute.last(), 0);
        return root;
    }
}
