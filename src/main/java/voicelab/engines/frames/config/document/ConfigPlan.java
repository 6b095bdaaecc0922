package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.document.ConfigStep.Kind;

/**
 * What makes a server as a document: creations in an order that references allow, then changes, then deletions from the end.
 *
 * @param extra what the server has and the document does not, where it is kept
 */
public record ConfigPlan(List<ConfigStep> steps, List<ConfigKey> extra) {

    /**
     * @param all whether the document is the whole truth: what it does not name goes
     * @param types which types are looked at
     * @throws DocumentFault changes that no server allows
     */
    public static ConfigPlan of(List<ConfigEntry> document, ServerObjects server, boolean all, Predicate<CfgType> types)
            throws DocumentFault {
        List<ConfigStep> creations = new ArrayList<>();
        List<ConfigStep> changes = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        Set<ConfigKey> named = new HashSet<>();
        for (ConfigEntry entry : document) {
            named.add(entry.key());
            if (!types.test(entry.key().type())) continue;
            ConfigEntry has = server.entry(entry.key()).orElse(null);
            if (has == null) {
                creations.add(new ConfigStep(Kind.CREATE, entry, JsonNodeFactory.instance.objectNode(), List.of()));
                continue;
            }
            EntryDelta delta = EntryDelta.of(entry, has, all);
            complaints.addAll(delta.complaints());
            if (!delta.isEmpty()) changes.add(new ConfigStep(Kind.UPDATE, entry, delta.attributes(), delta.words()));
        }
        if (!complaints.isEmpty()) throw new DocumentFault(complaints);
        List<ConfigStep> deletions = new ArrayList<>();
        List<ConfigKey> extra = new ArrayList<>();
        for (ConfigEntry has : server.entries()) {
            if (named.contains(has.key()) || !types.test(has.key().type())) continue;
            if (all) deletions.add(new ConfigStep(Kind.DELETE, has, JsonNodeFactory.instance.objectNode(), List.of()));
            else extra.add(has.key());
        }
        Collections.reverse(deletions);
        List<ConfigStep> steps = new ArrayList<>(creations);
        steps.addAll(changes);
        steps.addAll(deletions);
        return new ConfigPlan(List.copyOf(steps), List.copyOf(extra));
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public long count(Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).count();
    }
}
