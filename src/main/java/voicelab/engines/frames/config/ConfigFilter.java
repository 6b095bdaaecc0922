package voicelab.engines.frames.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/**
 * Which objects of a type are meant: every key must match. Keys as in the public reference ({@code dbid}, {@code name},
 * {@code tenant_dbid}, {@code folder_dbid}, {@code app_type}, {@code state}), and {@code folder_path}, which is ours.
 */
public record ConfigFilter(Map<String, String> keys) {
    /** Ours: the folder that an object lies in, as a path from the root. */
    public static final String FOLDER_PATH = "folder_path";

    private static final Set<String> NUMBERS =
            Set.of("dbid", "app_type", "state", "is_agent", "host_type", "is_server");
    public static final ConfigFilter ALL = new ConfigFilter(Map.of());

    public ConfigFilter {
        keys = Map.copyOf(keys);
    }

    public static ConfigFilter dbid(int dbid) {
        return ALL.and("dbid", Integer.toString(dbid));
    }

    public static ConfigFilter name(String name) {
        return ALL.and("name", name);
    }

    public static ConfigFilter tenant(int tenantDbid) {
        return ALL.and("tenant_dbid", Integer.toString(tenantDbid));
    }

    /** @param type a number of {@link CfgAppType} */
    public static ConfigFilter appType(int type) {
        return ALL.and("app_type", Integer.toString(type));
    }

    /** @param path such as {@code MCP_Configuration_Unit\MCP_LRG} */
    public static ConfigFilter folderPath(String path) {
        return ALL.and(FOLDER_PATH, path);
    }

    public ConfigFilter and(String key, String value) {
        Map<String, String> next = new LinkedHashMap<>(keys);
        next.put(key, value);
        return new ConfigFilter(next);
    }

    /** As on the wire: numbers as integers, the rest as strings. */
    KvList list() {
        KvList list = KvList.EMPTY;
        for (Map.Entry<String, String> key : new TreeMap<>(keys).entrySet()) {
            boolean numbered = NUMBERS.contains(key.getKey()) || key.getKey().endsWith("_dbid");
            boolean number = numbered && key.getValue().matches("[0-9]{1,9}");
            list = list.with(
                    key.getKey(),
                    number ? new KvValue.Int(Integer.parseInt(key.getValue())) : new KvValue.Text(key.getValue()));
        }
        return list;
    }
}
