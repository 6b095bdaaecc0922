package voicelab.engines.frames.config.server;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.KvList;

/** Reads a request's {@code filter} and picks the objects that match all of its keys; an unknown key is an error. */
final class ObjectFilter {
    /** Filter keys as in the Configuration Layer reference, but {@code folder_path}, which is ours. */
    private static final Map<String, BiPredicate<CfgObject, String>> BY_ATTRIBUTE = Map.of(
            "dbid", (object, wanted) -> wanted.equals(String.valueOf(object.dbid())),
            "name", (object, wanted) -> wanted.equals(object.name()),
            "tenant_dbid", (object, wanted) -> is(object, CfgObject.TENANT_DBID, wanted),
            "folder_dbid", (object, wanted) -> is(object, CfgObject.FOLDER_DBID, wanted),
            "switch_dbid", (object, wanted) -> is(object, "switchDbid", wanted),
            "app_type", (object, wanted) -> object.type() == CfgType.APPLICATION && is(object, "type", wanted),
            "dn_number", (object, wanted) -> object.type() == CfgType.DN && is(object, "number", wanted),
            "user_name", (object, wanted) -> object.type() == CfgType.PERSON && is(object, "userName", wanted),
            "state", (object, wanted) -> is(object, CfgObject.STATE, wanted));

    private static final String FOLDER_PATH = "folder_path";

    private ObjectFilter() {}

    static List<CfgObject> pick(ObjectStore store, CfgType type, FrameMessage request)
            throws FrameException, ConfigFailure {
        KvList filter = request.kvList("filter");
        for (KvList.Entry key : filter.entries())
            if (!BY_ATTRIBUTE.containsKey(key.key()) && !key.key().equals(FOLDER_PATH))
                throw new ConfigFailure(ConfigNames.BAD_REQUEST, "filter key " + key.key() + " is unknown");
        return store.all(type).stream()
                .filter(object -> filter.entries().stream().allMatch(key -> matches(store, object, key)))
                .toList();
    }

    private static boolean matches(ObjectStore store, CfgObject object, KvList.Entry key) {
        String wanted = key.value().text();
        if (key.key().equals(FOLDER_PATH)) return wanted.equals(store.folderPath(object));
        return BY_ATTRIBUTE.get(key.key()).test(object, wanted);
    }

    private static boolean is(CfgObject object, String attribute, String wanted) {
        return wanted.equals(object.attribute(attribute).asText());
    }
}
