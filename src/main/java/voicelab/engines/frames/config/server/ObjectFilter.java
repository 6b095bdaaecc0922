package voicelab.engines.frames.config.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.KvList;

/** Reads a request's {@code filter} and picks the objects that match all of its keys; an unknown key is an error. */
final class ObjectFilter {
    private ObjectFilter() {}

    static List<CfgObject> pick(ObjectStore store, CfgType type, FrameMessage request)
            throws FrameException, ConfigFailure {
        List<Predicate<CfgObject>> tests = new ArrayList<>();
        for (KvList.Entry entry : request.kvList("filter").entries()) {
            FilterKeys.Key key = FilterKeys.of(type, entry.key())
                    .orElseThrow(() -> new ConfigFailure(
                            ConfigNames.BAD_REQUEST,
                            "filter key " + entry.key() + " is unknown for a " + type.typeName() + "; known: "
                                    + String.join(
                                            ", ",
                                            FilterKeys.of(type).keySet().stream()
                                                    .sorted()
                                                    .toList())));
            tests.add(test(store, key, entry.value().text()));
        }
        return store.all(type).stream()
                .filter(object -> tests.stream().allMatch(test -> test.test(object)))
                .toList();
    }

    private static Predicate<CfgObject> test(ObjectStore store, FilterKeys.Key key, String wanted) {
        CfgAttribute attribute = key.attribute();
        return switch (key.pick()) {
            case HAS ->
                object -> attribute.values(object).stream()
                        .anyMatch(value -> value.asText().equals(wanted));
            case LACKS ->
                object -> attribute.values(object).stream()
                        .noneMatch(value ->
                                !value.asText().isEmpty() && !value.asText().equals("0"));
            case PATH -> object -> wanted.equals(store.folderPath(object));
            case OF -> {
                Set<Integer> pointed = new HashSet<>();
                for (CfgObject each : store.all(key.type()))
                    if (wanted.equals(Integer.toString(each.dbid()))) pointed.addAll(attribute.dbids(each));
                yield object -> pointed.contains(object.dbid());
            }
            case OF_NONE -> {
                Set<Integer> pointed = new HashSet<>();
                for (CfgObject each : store.all(key.type())) pointed.addAll(attribute.dbids(each));
                yield object -> !pointed.contains(object.dbid());
            }
        };
    }
}
